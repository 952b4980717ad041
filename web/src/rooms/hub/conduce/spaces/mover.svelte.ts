import { type Block, drawn, moved, type Place, resized, samePlace, snapped } from "./week";

const THRESHOLD = 5;

interface Surface {
  columns: () => number;
  /** Minutes by which things move here. */
  step: () => number;
  /** Column and minute under a point of the window. */
  at: (x: number, y: number) => { column: number; minute: number };
  /** Somebody put a block elsewhere. */
  drop: (block: Block, place: Place) => void;
  /** Somebody drew a span where nothing is. */
  draw: (place: Place) => void;
  /** Where it stands now, for those who hear the page. */
  say: (block: Block, place: Place) => void;
}

/** What is being moved, resized or drawn, by pointer or by keys: both end in the same `drop`. */
export class Mover {
  block: Block | undefined = $state.raw();
  place: Place | undefined = $state.raw();
  by: "keys" | "pointer" | undefined = $state();
  /** The pointer has gone far enough not to be a mere click. */
  far = $state(false);
  #resizing = false;
  #start = { x: 0, y: 0, column: 0, minute: 0 };

  constructor(private readonly surface: Surface) {}

  /** Takes a block by the keyboard, or lets it go where it was. */
  grab(block: Block): void {
    this.block = block;
    this.place = { column: block.column, from: block.from, to: block.to };
    this.by = "keys";
    this.far = true;
  }

  /** True where the key meant something here. */
  key(event: KeyboardEvent): boolean {
    if (this.by !== "keys" || !this.block || !this.place) return false;
    if (event.key === "Escape") this.end();
    else if (event.key === "Enter" || event.key === " ") this.#finish();
    else {
      const next = this.#step(event, this.place);
      if (!next) return false;
      this.place = next;
      this.surface.say(this.block, next);
    }
    return true;
  }

  #step(event: KeyboardEvent, place: Place): Place | undefined {
    const step = this.surface.step();
    const leap = Math.max(60, step);
    const down = { ArrowDown: step, ArrowUp: -step, PageDown: leap, PageUp: -leap }[event.key];
    const right = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (down)
      return event.shiftKey ? resized(place, down, step) : moved(place, 0, down, this.surface.columns());
    return right ? moved(place, right, 0, this.surface.columns()) : undefined;
  }

  /** A mouse or pen goes down on a block, or on its lower edge. */
  press(event: PointerEvent, block: Block, edge: boolean): void {
    this.block = block;
    this.place = { column: block.column, from: block.from, to: block.to };
    this.#resizing = edge;
    this.#down(event);
  }

  /** … or where nothing is. */
  pressEmpty(event: PointerEvent): void {
    this.block = undefined;
    const { column, minute } = this.surface.at(event.clientX, event.clientY);
    this.place = drawn(column, minute, minute, this.surface.step());
    this.#down(event);
  }

  #down(event: PointerEvent): void {
    this.by = "pointer";
    this.far = false;
    this.#start = { x: event.clientX, y: event.clientY, ...this.surface.at(event.clientX, event.clientY) };
  }

  drag(event: PointerEvent): void {
    if (this.by !== "pointer") return;
    const { x, y } = this.#start;
    if (!this.far && Math.abs(event.clientX - x) + Math.abs(event.clientY - y) < THRESHOLD) return;
    this.far = true;
    const { column, minute } = this.surface.at(event.clientX, event.clientY);
    if (!this.block) this.place = drawn(this.#start.column, this.#start.minute, minute, this.surface.step());
    else {
      const was = { column: this.block.column, from: this.block.from, to: this.block.to };
      const by = snapped(minute - this.#start.minute, this.surface.step());
      this.place = this.#resizing
        ? resized(was, by, this.surface.step())
        : moved(was, column - this.#start.column, by, this.surface.columns());
    }
  }

  release(): void {
    if (this.by === "pointer") this.#finish();
  }

  /** Nothing is being moved any more. */
  end(): void {
    this.block = undefined;
    this.place = undefined;
    this.by = undefined;
    this.far = false;
  }

  #finish(): void {
    const { block, place, far } = this;
    this.end();
    if (!place || !far) return;
    if (!block) this.surface.draw(place);
    else if (!samePlace(block, place)) this.surface.drop(block, place);
  }
}
