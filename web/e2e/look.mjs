// What is looked at on every page: axe's rules up to WCAG 2.2 AA, no sideways scrolling, a picture.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export class Looker {
  faults = [];
  /** Whether pictures show the whole page: forms are long. */
  whole = false;
  #count = 0;

  constructor(folder) {
    this.folder = folder;
    if (folder) mkdirSync(folder, { recursive: true });
  }

  /** Notes what the browser itself complains of: scripts, and the content security policy. */
  attend(page) {
    page.on("pageerror", (error) => this.fault(page, `script: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of [45]\d\d|net::ERR_/.test(message.text()))
        this.fault(page, message.text());
    });
  }

  fault(page, text) {
    this.faults.push(`${new URL(page.url()).pathname}: ${text}`);
  }

  async picture(page, name) {
    if (this.folder)
      await page.screenshot({
        path: join(this.folder, `${String(++this.#count).padStart(2, "0")}-${name}.png`),
        fullPage: this.whole,
      });
  }

  /** A picture and axe's rules, for a page that is one size and no smaller. */
  async still(page, name) {
    await this.picture(page, name);
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    for (const { id, help, nodes } of violations)
      this.fault(page, `${name}: axe ${id}: ${help}: ${nodes[0]?.html.slice(0, 160)}`);
  }

  async look(page, name) {
    await page.waitForLoadState("networkidle").catch(() => {});
    await this.picture(page, name);
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    for (const { id, help, nodes } of violations)
      this.fault(page, `axe ${id}: ${help}: ${nodes[0]?.html.slice(0, 160)}`);
    const size = page.viewportSize();
    for (const width of [size.width, 320]) {
      await page.setViewportSize({ width, height: size.height });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) this.fault(page, `scrolls sideways at ${width} px (${wide})`);
    }
    await page.setViewportSize(size);
    return this.classes(page);
  }

  /** The public validator wants a page to speak the design system's language. */
  async classes(page) {
    const own = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll("[class]")].flatMap((node) => [...node.classList])),
    ]);
    const version = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue("--bootstrap-italia-version"),
    );
    if (!version) this.fault(page, "--bootstrap-italia-version is not told");
    return own;
  }
}
