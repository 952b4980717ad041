import { i18n, type Texts } from "./i18n.svelte";

type Loaders = Parameters<typeof i18n.add>[0] & Record<"it" | "en", () => Promise<{ default: Texts }>>;

/** For pages whose words nothing else needs: both are fetched together when somebody opens the page. */
export const withTexts =
  (texts: Loaders) =>
  <T>(load: () => Promise<T>) =>
  async (): Promise<T> => {
    const [page] = await Promise.all([load(), i18n.add(texts)]);
    return page;
  };
