import { tick, untrack } from "svelte";
import { type Match, match, type Route } from "./routes";

/** Real addresses through the History API; every internal link is a plain `<a href>`. */
class Router {
  path = $state(location.pathname);
  search = $state(location.search);
  /** Rises with every arrival, also at the same address. */
  arrivals = $state(0);
  private positions = new Map<string, number>();

  constructor() {
    history.scrollRestoration = "manual";
    history.replaceState({ id: fresh() }, "");
    addEventListener("popstate", () => this.arrive(this.positions.get(history.state?.id) ?? 0));
    document.addEventListener("click", (event) => this.click(event));
    addEventListener("scroll", () => this.positions.set(history.state?.id, scrollY), { passive: true });
  }

  go(address: string, options: { replace?: boolean } = {}): void {
    if (section(address) !== section(location.pathname))
      return options.replace ? location.replace(address) : location.assign(address);
    if (options.replace) history.replaceState({ id: fresh() }, "", address);
    else history.pushState({ id: fresh() }, "", address);
    this.arrive(0);
  }

  /** A parameter of the query, or undefined. */
  query(name: string): string | undefined {
    return new URLSearchParams(this.search).get(name) ?? undefined;
  }

  /** Which of these pages the address means; a new answer at each arrival, so that the page is made anew. */
  match(routes: Route[]): Match | undefined {
    void this.arrivals;
    return match(routes, this.path);
  }

  private arrive(scroll: number): void {
    this.path = location.pathname;
    this.search = location.search;
    // Pages move on from inside effects too; counting must not make such an effect depend on the count.
    this.arrivals = untrack(() => this.arrivals) + 1;
    void tick().then(() => scrollTo({ top: scroll, behavior: "instant" as ScrollBehavior }));
  }

  private click(event: MouseEvent): void {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element).closest?.("a[href]") as HTMLAnchorElement | null;
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname) return;
    if (link.pathname.startsWith("/api/") || section(link.pathname) !== section(location.pathname)) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

let count = 0;
const fresh = () => `${Date.now()}-${count++}`;

/** `/conduce/…`, `/schermo/…`, `/porta/…` and `/p/…` are other pages with their own scripts. */
const section = (path: string) => /^\/(conduce|schermo|porta|p)(\/|$)/.exec(path)?.[1] ?? "";

export const router = new Router();
