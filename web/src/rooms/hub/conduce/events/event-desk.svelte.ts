import { call } from "../../../../conduce/call";
import { LiveView } from "../../../../feed/live.svelte";
import { api, type Schemas } from "../../../../kit/api";
import { Loaded } from "../../loaded.svelte";

/** The view `hub/events/{event}/door`: what moves at the door and in the bookings; only that it changed matters here. */
export interface DoorView {
  expected: number;
  arrived: number;
  inside: number;
  walkIns: number;
  noShows: number;
  queue: number;
  list: string;
  conflicts: Record<string, unknown>;
}

/** One event for staff: what it says, and its numbers as they move. Made while a component starts. */
export class EventDesk {
  readonly slug: string;
  readonly event: Loaded<Schemas["Event"]>;
  readonly door: LiveView<DoorView>;

  constructor(slug: string) {
    this.slug = slug;
    this.event = new Loaded(() =>
      call(api.GET("/hub/events/{event}", { params: { path: { event: slug } } })),
    );
    this.door = new LiveView<DoorView>(`hub/events/${slug}/door`);
    $effect(() => {
      if (this.door.state) this.event.soon(800);
    });
  }
}
