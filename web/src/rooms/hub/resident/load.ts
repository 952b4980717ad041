import { withTexts } from "../../../kit/with-texts";
import type { pages } from "./pages";

const withHubTexts = withTexts({ it: () => import("./texts/it"), en: () => import("./texts/en") });

/** A page of the hub together with the words that only these pages need. */
export const hubPage = (name: keyof typeof pages) =>
  withHubTexts(async () => {
    const { pages } = await import("./pages");
    return pages[name]();
  });
