import type { Component } from "svelte";
import type { KeptViews } from "../feed/kept.svelte";
import { budgetViews, hasResults, hasTurnout } from "../rooms/budgets/wall/budget-wall";
import ResultsWall from "../rooms/budgets/wall/ResultsWall.svelte";
import TurnoutWall from "../rooms/budgets/wall/TurnoutWall.svelte";
import ClockSlide from "../rooms/display/ClockSlide.svelte";
import MessageSlide from "../rooms/display/MessageSlide.svelte";
import type { Slide } from "../rooms/display/programme";
import type { Turn } from "../rooms/display/rotation";
import EventsWall from "../rooms/hub/wall/EventsWall.svelte";
import {
  eventsViews,
  hasEvents,
  hasQueue,
  hasRoom,
  hasToday,
  queueViews,
  roomViews,
  todayViews,
} from "../rooms/hub/wall/hub-wall";
import QueueWall from "../rooms/hub/wall/QueueWall.svelte";
import RoomWall from "../rooms/hub/wall/RoomWall.svelte";
import TodayWall from "../rooms/hub/wall/TodayWall.svelte";
import PollWall from "../rooms/polls/wall/PollWall.svelte";
import { isOpen, type Wall } from "../rooms/polls/wall/wall";

/**
 * What a kind of slide needs and shows. A room that comes to have something for the screen adds its kind here, in `Slide.Kind`
 * and in the contract; nothing else of the screen knows any room.
 */
interface Kind {
  views: (slide: Slide) => string[];
  /** Whether there is anything to show: views that are not there (yet) leave their slide out. */
  ready: (slide: Slide, views: KeptViews) => boolean;
  holds?: (slide: Slide, views: KeptViews) => boolean;
  page: Component<{ slide: Slide; views: KeptViews }>;
}

const wallOf = (slide: Slide, views: KeptViews) => views.state<Wall>(`polls/${slide.code}/wall`);

const kinds: Record<Slide["kind"], Kind> = {
  workshop: {
    views: (slide) => [`polls/${slide.code}/wall`],
    ready: (slide, views) => wallOf(slide, views) !== undefined,
    holds: (slide, views) => isOpen(wallOf(slide, views)),
    page: PollWall,
  },
  turnout: { views: budgetViews, ready: hasTurnout, page: TurnoutWall },
  results: { views: budgetViews, ready: hasResults, page: ResultsWall },
  "hub-today": { views: todayViews, ready: hasToday, page: TodayWall },
  "hub-events": { views: eventsViews, ready: hasEvents, page: EventsWall },
  "hub-room": { views: roomViews, ready: hasRoom, page: RoomWall },
  "hub-queue": { views: queueViews, ready: hasQueue, page: QueueWall },
  message: { views: () => [], ready: () => true, page: MessageSlide },
  clock: { views: () => [], ready: () => true, page: ClockSlide },
};

// A screen that runs since before an update may meet a kind that it does not know yet.
const kindOf = (slide: Slide): Kind | undefined => kinds[slide.kind];

export const viewsOf = (slides: readonly Slide[]): string[] => [
  ...new Set(slides.flatMap((slide) => kindOf(slide)?.views(slide) ?? [])),
];

export const pageOf = (slide: Slide) => kindOf(slide)?.page;

export function turnOf(slide: Slide, views: KeptViews): Turn {
  const kind = kindOf(slide);
  return {
    id: slide.id,
    seconds: slide.seconds,
    ready: kind?.ready(slide, views) ?? false,
    holds: kind?.holds?.(slide, views) ?? false,
  };
}
