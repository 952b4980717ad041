/** A hundredth of the screen's height, in pixels, as schermo.scss has it: the page's letters are five of them. */
export const unit = (): number =>
  Math.max(1, Number.parseFloat(getComputedStyle(document.body).fontSize) / 5);
