package cortile.hub.events;

import cortile.hub.events.DraftsStore.Held;
import cortile.hub.events.EditorRoom.Editor;
import cortile.hub.places.OccupationsRoom;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Moves events on: publication, cancellation, the draw, and what the clock brings.
final class PhasesRoom {
  private final Vertx vertx;
  private final Db db;
  private final Db clock;
  private final TidingsRoom tidings;
  private final Supplier<@Nullable OffsetDateTime> now;

  PhasesRoom(
      Vertx vertx, Db db, Db clock, TidingsRoom tidings, Supplier<@Nullable OffsetDateTime> now) {
    this.vertx = vertx;
    this.db = db;
    this.clock = clock;
    this.tidings = tidings;
    this.now = now;
  }

  private interface Step {
    Future<Void> apply(Tx tx, Held event);
  }

  /// Shows events to everybody. Repeatable.
  Future<JsonObject> publish(Editor who, String slug, @Nullable String scope) {
    return each(
        who,
        slug,
        scope,
        (tx, event) ->
            event.phase() == Hall.Phase.CANCELLED || event.over()
                ? refused(event)
                : PhasesStore.publish(tx, event.id())
                    .compose(
                        published -> published ? describe(tx, event) : Future.succeededFuture()));
  }

  /// Cancels events and tells everybody who booked. Repeatable: the first reason stays.
  Future<JsonObject> cancel(Editor who, String slug, JsonObject reason, @Nullable String scope) {
    return each(
        who,
        slug,
        scope,
        (tx, event) -> {
          if (event.phase() == Hall.Phase.CANCELLED) {
            return Future.succeededFuture();
          }
          if (event.phase() == Hall.Phase.DRAFT) {
            return Future.failedFuture(Problem.of(409, "event-draft").refused());
          }
          return event.over()
              ? refused(event)
              : tidings
                  .cancelled(tx, event.id(), reason)
                  .compose(v -> PhasesStore.cancel(tx, event.id(), reason))
                  .compose(v -> DraftsStore.sessions(tx, event.id()))
                  .compose(sessions -> OccupationsRoom.release(tx, sessions));
        });
  }

  /// Draws an event's lottery now. Repeatable.
  Future<JsonObject> draw(Editor who, String slug) {
    return db.transaction(tx -> EditorRoom.held(tx, who, slug, null))
        .compose(held ->
            BookingVerticle.WRITER.submit(vertx, new Order.Draw(held.getFirst().id(), true)))
        .compose(verdict ->
            verdict instanceof Verdict.Refused(var problem)
                ? Future.failedFuture(problem.refused())
                : lottery(slug));
  }

  Future<JsonObject> lottery(String slug) {
    return BookingsStore.lottery(db, slug).map(found -> found.orElseThrow(BookingsRoom::unknown));
  }

  /// Ends offers, draws lotteries and closes what has passed. What fails does not keep the rest
  /// from being done. Harmless on several nodes at once.
  Future<Void> tick() {
    var ended = DueStore.offers(clock, now.get()).compose(this::submitted);
    var drawn = ended.transform(v -> DueStore.draws(clock, now.get()).compose(this::submitted));
    var closed = drawn.transform(v -> clock.transaction(this::end));
    return Future.join(ended, drawn, closed).mapEmpty();
  }

  private Future<Void> submitted(List<Order> orders) {
    var all = orders.stream().map(order -> BookingVerticle.WRITER.submit(vertx, order)).toList();
    return Future.join(all).mapEmpty();
  }

  private Future<Void> end(Tx tx) {
    return DueStore.end(tx, now.get())
        .map(slugs -> {
          slugs.forEach(slug -> EventViewsStore.touchAll(tx, slug));
          return null;
        });
  }

  private Future<JsonObject> each(Editor who, String slug, @Nullable String scope, Step step) {
    return db.transaction(tx ->
        EditorRoom.held(tx, who, slug, scope)
            .compose(events -> {
              var first = events.getFirst();
              Future<?> chain = Future.succeededFuture();
              for (var event : events) {
                // Of the later dates, those that are over or cancelled stay as they are.
                if (event.equals(first)
                    || (!event.over() && event.phase() != Hall.Phase.CANCELLED)) {
                  chain =
                      chain.compose(before -> step.apply(tx, event)).map(v -> touched(tx, event));
                }
              }
              return chain.compose(all -> made(tx, events));
            }));
  }

  private static @Nullable Void touched(Tx tx, Held event) {
    EventViewsStore.touchAll(tx, event.slug());
    return null;
  }

  private static Future<Void> describe(Tx tx, Held event) {
    var title = PlanRoom.texts(event.title());
    return DraftsStore.sessions(tx, event.id())
        .compose(sessions ->
            OccupationsRoom.describe(
                tx, sessions, event.slug(), title == null ? Map.of() : title, true));
  }

  private static Future<Void> refused(Held event) {
    return Future.failedFuture(
        Problem.of(409, event.over() ? "event-over" : "event-cancelled").refused());
  }

  private static Future<JsonObject> made(Tx tx, List<Held> events) {
    var again = events.stream().map(Held::slug).toList();
    return MadeStore.read(tx, again).map(list -> EditorRoom.answer(list, new JsonArray()));
  }
}
