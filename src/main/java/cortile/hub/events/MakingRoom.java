package cortile.hub.events;

import cortile.hub.calendars.BadRule;
import cortile.hub.calendars.Recurrence;
import cortile.hub.events.DraftsStore.Place;
import cortile.hub.events.EditorRoom.Editor;
import cortile.kit.Alphabet;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Requests;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes events: one, one for each date of a recurrence, or one that is like another.
final class MakingRoom {
  private static final int MOST_DATES = 60;
  private static final int MOST_NAMES = 50;
  private static final int SEED = 32;
  private static final int CODE = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Db db;

  MakingRoom(Db db) {
    this.db = db;
  }

  /// Makes an event, or one for each date of its recurrence. The same key makes it once.
  Future<JsonObject> create(Editor who, JsonObject draft, IdempotencyKey key) {
    EditorRoom.readable(draft);
    return db.transaction(tx -> Requests.once(tx, key, once -> create(once, who, draft)));
  }

  /// Makes a draft that is like an event, at another time; a week later if none is said.
  Future<JsonObject> copy(Editor who, String slug, JsonObject wish, IdempotencyKey key) {
    return db.transaction(tx ->
        Requests.once(
            tx,
            key,
            once ->
                EventsStore.draft(once, slug)
                    .compose(found -> {
                      var draft = found.orElseThrow(BookingsRoom::unknown);
                      return DraftsStore.place(once, draft.getString("place"))
                          .compose(place -> copied(once, who, draft, wish, place));
                    })));
  }

  private Future<JsonObject> copied(
      Tx tx, Editor who, JsonObject draft, JsonObject wish, Place place) {
    var schedule = PlanRoom.schedule(draft, place.zone());
    var starts = wish.getString("starts");
    var moved =
        starts == null
            ? schedule.shifted(Duration.ofDays(7))
            : schedule.beginning(PlanRoom.time(starts, place.zone(), "/starts"));
    if (wish.containsKey("slug")) {
      draft.put("slug", wish.getString("slug"));
    }
    return make(tx, who, draft, place, moved, Optional.empty(), null)
        .map(made -> EditorRoom.answer(List.of(made.orElseThrow()), new JsonArray()));
  }

  private Future<JsonObject> create(Tx tx, Editor who, JsonObject draft) {
    return DraftsStore.place(tx, draft.getString("place"))
        .compose(place -> {
          var schedule = PlanRoom.schedule(draft, place.zone());
          PlanRoom.refuse(draft, schedule);
          var recurrence = draft.getJsonObject("recurrence");
          if (recurrence == null) {
            return make(tx, who, draft, place, schedule, Optional.empty(), null)
                .map(made -> EditorRoom.answer(List.of(made.orElseThrow()), new JsonArray()));
          }
          var dates = dates(recurrence.getString("rule"), schedule.starts());
          var code = Alphabet.of(RANDOM.ints(CODE, 0, 24).toArray());
          return DraftsStore.series(tx, code, recurrence.getString("rule"))
              .compose(series -> series(tx, who, draft, place, schedule, dates, series));
        });
  }

  private Future<JsonObject> series(
      Tx tx,
      Editor who,
      JsonObject draft,
      Place place,
      Schedule schedule,
      List<ZonedDateTime> dates,
      long series) {
    var skipped =
        "skip".equals(draft.getJsonObject("recurrence").getString("onClash"))
            ? Optional.of(new JsonArray())
            : Optional.<JsonArray>empty();
    var made = new ArrayList<JsonObject>();
    Future<?> chain = Future.succeededFuture();
    for (var date : dates) {
      chain =
          chain.compose(before ->
              make(tx, who, draft, place, schedule.beginning(date), skipped, series)
                  .onSuccess(event -> event.ifPresent(made::add)));
    }
    return chain.map(all -> {
      if (made.isEmpty()) {
        throw Problem.of(409, "slot-taken").with("clashes", skipped.orElseThrow()).refused();
      }
      return EditorRoom.answer(made, skipped.orElseGet(JsonArray::new));
    });
  }

  // With `skipped` a date that clashes leaves nothing but its mention there.
  private Future<Optional<JsonObject>> make(
      Tx tx,
      Editor who,
      JsonObject draft,
      Place place,
      Schedule schedule,
      Optional<JsonArray> skipped,
      @Nullable Long series) {
    return PlansStore.lock(tx, place.id(), schedule.resources(PlanRoom.uses(draft)), List.of())
        .compose(v -> tx.define("savepoint date"))
        .compose(v -> insert(tx, who, draft, place, schedule, series, 1))
        .compose(slug ->
            EventsStore.id(tx, slug)
                .compose(id -> PlanRoom.write(tx, id, slug, draft, place, schedule, false))
                .compose(clashes -> {
                  if (clashes.isEmpty()) {
                    return Future.succeededFuture(
                        Optional.of(EditorRoom.made(slug, schedule, Hall.Phase.DRAFT, 1)));
                  }
                  if (skipped.isEmpty()) {
                    throw PlanRoom.taken(clashes);
                  }
                  skipped
                      .get()
                      .add(
                          new JsonObject()
                              .put("starts", schedule.starts().toInstant().toString())
                              .put("clashes", PlanRoom.clashes(clashes)));
                  return tx.define("rollback to savepoint date").map(v -> Optional.empty());
                }));
  }

  private Future<String> insert(
      Tx tx,
      Editor who,
      JsonObject draft,
      Place place,
      Schedule schedule,
      @Nullable Long series,
      int attempt) {
    var chosen = draft.getString("slug");
    var day = schedule.starts().toLocalDate();
    var slug =
        chosen == null
            ? EventSlug.of(draft.getJsonObject("title").getString("it"), day, attempt)
            : series == null ? chosen : EventSlug.dated(chosen, day);
    return DraftsStore.insert(tx, draft, place, schedule, seed(), slug, series, who.subject())
        .compose(id -> {
          if (id.isPresent()) {
            return Future.succeededFuture(slug);
          }
          if (chosen != null || attempt == MOST_NAMES) {
            throw Problem.of(409, "event-slug-taken", slug).refused();
          }
          return insert(tx, who, draft, place, schedule, series, attempt + 1);
        });
  }

  private static List<ZonedDateTime> dates(String rule, ZonedDateTime first) {
    try {
      return Recurrence.expand(rule, first.toLocalDateTime(), first.getZone(), MOST_DATES);
    } catch (BadRule e) {
      throw Problem.of(422, "invalid").with(List.of(e.at("/recurrence/rule"))).refused();
    }
  }

  /// What decides a lottery, before anybody has booked.
  static byte[] seed() {
    var seed = new byte[SEED];
    RANDOM.nextBytes(seed);
    return seed;
  }
}
