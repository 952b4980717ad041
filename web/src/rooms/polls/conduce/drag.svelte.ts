/** Which entry of a list is being dragged, and over which one it is. Beside it there are always buttons: touch and keyboards don't drag. */
export class Drag {
  from: number | undefined = $state();
  over: number | undefined = $state();

  constructor(private readonly drop: (from: number, to: number) => void) {}

  start(event: DragEvent, at: number): void {
    this.from = at;
    event.dataTransfer?.setData("text/plain", String(at));
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  }

  enter(event: DragEvent, at: number): void {
    if (this.from === undefined) return;
    event.preventDefault();
    this.over = at;
  }

  let(event: DragEvent, at: number): void {
    if (this.from === undefined) return;
    event.preventDefault();
    const from = this.from;
    this.end();
    if (from !== at) this.drop(from, at);
  }

  end(): void {
    this.from = undefined;
    this.over = undefined;
  }
}
