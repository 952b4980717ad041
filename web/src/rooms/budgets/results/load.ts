import { i18n } from "../../../kit/i18n.svelte";

const texts = { it: () => import("./texts/it"), en: () => import("./texts/en") };

/** Fetched when somebody opens them, with the words that nothing else needs. */
export async function resultsPage() {
  const [page] = await Promise.all([import("./ResultsPage.svelte"), i18n.add(texts)]);
  return page;
}

export async function comparison() {
  const [part] = await Promise.all([import("./Compare.svelte"), i18n.add(texts)]);
  return part.default;
}

export async function howCounted() {
  const [part] = await Promise.all([import("./HowCounted.svelte"), i18n.add(texts)]);
  return part.default;
}
