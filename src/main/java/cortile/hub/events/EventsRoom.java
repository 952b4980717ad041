package cortile.hub.events;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.hub.calendars.Calendars;
import cortile.hub.post.Links;
import cortile.identity.PersonalLinks;
import cortile.kit.Api;
import cortile.kit.Db;
import cortile.kit.Job;
import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The front door of events and bookings. Needs its verticle to run on the same Vertx.
public final class EventsRoom {
  private static final Duration NUMBERS = Duration.ofMillis(100);

  private final Db db;
  private final Db clock;
  private final SeatingRoom seating;
  private final BookingsRoom bookings;
  private final MakingRoom making;
  private final EditorRoom editor;
  private final PhasesRoom phases;
  private final NeedsRoom needs;

  /// @param clock the pool for what is due
  /// @param secrets of personal links
  /// @param links the same, as addresses in letters
  public EventsRoom(
      Vertx vertx, Db db, Db clock, PersonalLinks secrets, Links links, Calendars calendars) {
    this(vertx, db, clock, secrets, links, calendars, () -> null);
  }

  /// With a clock of its own.
  ///
  /// @param now the time by which to decide; null for the database's
  EventsRoom(
      Vertx vertx,
      Db db,
      Db clock,
      PersonalLinks secrets,
      Links links,
      Calendars calendars,
      Supplier<@Nullable OffsetDateTime> now) {
    this.db = db;
    this.clock = clock;
    var tidings = new TidingsRoom(links, calendars);
    seating = new SeatingRoom(now, tidings);
    bookings = new BookingsRoom(vertx, db, secrets, tidings, now);
    making = new MakingRoom(db);
    editor = new EditorRoom(db, seating, tidings);
    phases = new PhasesRoom(vertx, db, clock, tidings, now);
    needs = new NeedsRoom(db, tidings);
  }

  /// Bookings, for other parts of the hub.
  public BookingsRoom bookings() {
    return bookings;
  }

  /// The one writer of bookings on a node.
  ///
  /// @param commits the pool for group commits
  public Deployable verticle(Db commits) {
    return new BookingVerticle(commits, seating);
  }

  /// Binds the operations of `openapi/hub-events.yaml`.
  public void bind(Api api) {
    new EventRoutes(db, making, editor, phases, bookings, needs).bind(api);
    new BookingRoutes(bookings).bind(api);
  }

  /// Declares the views.
  public static void declare(Feed feed) {
    feed.view("hub/events", Audience.PUBLIC, NUMBERS, (tx, parameters) -> EventViewsStore.list(tx))
        .view(
            "hub/events/{event}",
            Audience.PUBLIC,
            NUMBERS,
            (tx, parameters) -> EventViewsStore.one(tx, parameters.getOrDefault("event", "")));
  }

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of(
        new Job("events", Duration.ofSeconds(1), phases::tick),
        new Job(
            "events' memory", Duration.ofHours(1), () -> clock.transaction(MemoryStore::forget)));
  }

  SeatingRoom seating() {
    return seating;
  }

  MakingRoom making() {
    return making;
  }

  EditorRoom editor() {
    return editor;
  }

  PhasesRoom phases() {
    return phases;
  }

  NeedsRoom needs() {
    return needs;
  }
}
