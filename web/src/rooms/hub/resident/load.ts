import { withTexts } from "../../../kit/with-texts";

/** A page of the hub together with the words that only these pages need. */
export const hubPage = withTexts({ it: () => import("./texts/it"), en: () => import("./texts/en") });
