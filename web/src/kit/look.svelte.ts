import { recall, remember } from "./stored";

/** How a person wants to read: larger, wider, with more contrast. Kept on the device. */
export interface Looks {
  size: "normal" | "large" | "larger";
  spacing: "normal" | "wide";
  contrast: "normal" | "high";
}

class Look {
  now: Looks = $state({
    size: "normal",
    spacing: "normal",
    contrast: "normal",
    ...recall<Partial<Looks>>("look"),
  });

  constructor() {
    this.show();
  }

  set<K extends keyof Looks>(what: K, value: Looks[K]): void {
    this.now[what] = value;
    remember("look", this.now);
    this.show();
  }

  private show(): void {
    const root = document.documentElement.dataset;
    root.size = this.now.size;
    root.spacing = this.now.spacing;
    root.contrast = this.now.contrast;
  }
}

export const look = new Look();
