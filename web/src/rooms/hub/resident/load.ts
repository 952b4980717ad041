import { i18n } from "../../../kit/i18n.svelte";

const texts = { it: () => import("./texts/it"), en: () => import("./texts/en") };

/** A page of the hub together with the words that only these pages need. */
export const hubPage =
  <T>(load: () => Promise<T>) =>
  async (): Promise<T> => {
    const [page] = await Promise.all([load(), i18n.add(texts)]);
    return page;
  };
