import { onDestroy } from "svelte";

/** Where each list stands: a slide that comes again goes on with its next page. */
const next = new Map<string, number>();

/** Turns the pages of a list while its slide is shown, and at each time that it is shown. */
export class Pager {
  page = $state(0);

  constructor(id: string, seconds: number) {
    this.page = next.get(id) ?? 0;
    const timer = setInterval(() => this.page++, seconds * 1_000);
    onDestroy(() => {
      clearInterval(timer);
      next.set(id, this.page + 1);
    });
  }
}
