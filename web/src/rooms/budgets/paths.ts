/** Addresses of a budget's pages. Project ids may hold anything, slashes too. */
export const budgetPath = (slug: string, page = ""): string => `/budgets/${slug}${page && `/${page}`}`;
export const projectPath = (slug: string, id: string): string =>
  budgetPath(slug, `progetti/${encodeURIComponent(id)}`);
export const receiptPath = (slug: string, code: string): string =>
  `/ricevuta?bilancio=${encodeURIComponent(slug)}&codice=${encodeURIComponent(code)}`;
