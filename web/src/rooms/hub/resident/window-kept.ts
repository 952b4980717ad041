/**
 * A text that this window keeps for as long as it is open, never longer and nowhere else. A private window may keep nothing: then it
 * lasts as long as the page.
 */
export class WindowKept {
  private memory: string | undefined;

  constructor(private readonly key: string) {}

  keep(text: string): void {
    this.memory = text;
    try {
      sessionStorage.setItem(this.key, text);
    } catch {
      // kept while the page lives
    }
  }

  get text(): string | undefined {
    try {
      this.memory ??= sessionStorage.getItem(this.key) ?? undefined;
    } catch {
      // private window
    }
    return this.memory;
  }

  forget(): void {
    this.memory = undefined;
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // nothing was there
    }
  }
}
