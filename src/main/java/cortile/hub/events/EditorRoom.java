package cortile.hub.events;

import cortile.hub.calendars.BadRule;
import cortile.hub.calendars.Recurrence;
import cortile.hub.events.DraftsStore.Held;
import cortile.hub.events.DraftsStore.Place;
import cortile.hub.places.OccupationsRoom;
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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events from the side of those who hold them: making, changing and copying.
final class EditorRoom {
  private static final int MOST_DATES = 60;
  private static final int MOST_NAMES = 50;
  private static final int SEED = 32;
  private static final int CODE = 8;

  private final Db db;
  private final SeatingRoom seating;
  private final TidingsRoom tidings;
  private final SecureRandom random = new SecureRandom();

  EditorRoom(Db db, SeatingRoom seating, TidingsRoom tidings) {
    this.db = db;
    this.seating = seating;
    this.tidings = tidings;
  }

  /// Who edits; others than organisers only what they made.
  record Editor(String subject, boolean organiser) {}

  /// Makes an event, or one for each date of its recurrence. The same key makes it once.
  Future<JsonObject> create(Editor who, JsonObject draft, IdempotencyKey key) {
    readable(draft);
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

  /// Replaces an event, or it and the later dates of its series.
  Future<JsonObject> replace(
      Editor who, String slug, JsonObject draft, Optional<Integer> replaces) {
    readable(draft);
    if (draft.containsKey("slug") && !draft.getString("slug").equals(slug)) {
      throw invalid("/slug", "event-slug-fixed");
    }
    return db.transaction(tx ->
        held(tx, who, slug, draft.getString("scope"))
            .compose(events -> {
              var first = events.getFirst();
              if (replaces.isPresent() && replaces.get() != first.revision()) {
                throw Problem.of(409, "event-changed").with("revision", first.revision()).refused();
              }
              return DraftsStore.place(tx, draft.getString("place"))
                  .compose(place -> {
                    var schedule = PlanRoom.schedule(draft, place.zone());
                    PlanRoom.refuse(draft, schedule);
                    return replaced(tx, events, draft, place, schedule);
                  });
            }));
  }

  /// Deletes a draft; repeatable.
  Future<Void> delete(Editor who, String slug) {
    return db.transaction(tx ->
        DraftsStore.hold(tx, slug, false, who.organiser(), who.subject())
            .compose(events -> {
              if (events.isEmpty()) {
                return Future.<Void>succeededFuture();
              }
              var held = events.getFirst();
              if (held.phase() != Hall.Phase.DRAFT) {
                throw Problem.of(409, "event-not-draft").refused();
              }
              return DraftsStore.sessions(tx, held.id())
                  .compose(sessions -> OccupationsRoom.release(tx, sessions))
                  .compose(v -> DraftsStore.delete(tx, held.id()));
            }));
  }

  /// The events that somebody may edit, locked, the named one first; 404 if there is none.
  static Future<List<Held>> held(Tx tx, Editor who, String slug, @Nullable String scope) {
    return DraftsStore.hold(tx, slug, "following".equals(scope), who.organiser(), who.subject())
        .map(events -> {
          if (events.isEmpty()) {
            throw BookingsRoom.unknown();
          }
          return events;
        });
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
        .map(made -> answer(List.of(made.orElseThrow()), new JsonArray()));
  }

  private Future<JsonObject> create(Tx tx, Editor who, JsonObject draft) {
    return DraftsStore.place(tx, draft.getString("place"))
        .compose(place -> {
          var schedule = PlanRoom.schedule(draft, place.zone());
          PlanRoom.refuse(draft, schedule);
          var recurrence = draft.getJsonObject("recurrence");
          if (recurrence == null) {
            return make(tx, who, draft, place, schedule, Optional.empty(), null)
                .map(made -> answer(List.of(made.orElseThrow()), new JsonArray()));
          }
          var dates = dates(recurrence.getString("rule"), schedule.starts());
          var code = Alphabet.of(random.ints(CODE, 0, 24).toArray());
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
      return answer(made, skipped.orElseGet(JsonArray::new));
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
    return tx.define("savepoint date")
        .compose(v -> insert(tx, who, draft, place, schedule, series, 1))
        .compose(slug ->
            EventsStore.id(tx, slug)
                .compose(id -> PlanRoom.write(tx, id, slug, draft, place, schedule, false))
                .compose(clashes -> {
                  if (clashes.isEmpty()) {
                    return Future.succeededFuture(Optional.of(made(slug, schedule)));
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

  private Future<JsonObject> replaced(
      Tx tx, List<Held> events, JsonObject draft, Place place, Schedule schedule) {
    var first = events.getFirst();
    var shift =
        Duration.between(first.starts().toLocalDateTime(), schedule.starts().toLocalDateTime());
    var made = new ArrayList<JsonObject>();
    Future<?> chain = Future.succeededFuture();
    for (var event : events) {
      if (!event.equals(first) && (event.over() || event.phase() == Hall.Phase.CANCELLED)) {
        continue;
      }
      var own =
          event.equals(first)
              ? schedule
              : schedule.beginning(
                  event.starts().toLocalDateTime().plus(shift).atZone(place.zone()));
      chain =
          chain.compose(before ->
              replace(tx, event, draft, place, own).onSuccess(v -> made.add(made(event, own))));
    }
    return chain.map(all -> answer(made, new JsonArray()));
  }

  private Future<Void> replace(
      Tx tx, Held event, JsonObject draft, Place place, Schedule schedule) {
    if (event.over() || event.phase() == Hall.Phase.CANCELLED) {
      throw Problem.of(409, event.over() ? "event-over" : "event-cancelled").refused();
    }
    if (event.booked() && event.lottery() != "lottery".equals(draft.getString("fairness"))) {
      throw Problem.of(409, "fairness-fixed").refused();
    }
    var shown = event.phase() == Hall.Phase.PUBLISHED;
    var moved = moved(event, place, schedule);
    return DraftsStore.update(tx, event.id(), draft, place, schedule, seed())
        .compose(v -> PlanRoom.write(tx, event.id(), event.slug(), draft, place, schedule, shown))
        .compose(clashes -> {
          if (!clashes.isEmpty()) {
            throw PlanRoom.taken(clashes);
          }
          return NeedsRoom.hold(tx, event.id());
        })
        .compose(v ->
            !shown
                ? Future.succeededFuture()
                : moved ? tidings.moved(tx, event) : tidings.edited(tx, event.id()))
        .compose(v -> seating.write(tx, List.of(new Order.Promote(event.id()))))
        .map(v -> {
          // Nobody learns that a draft has changed.
          if (event.phase() != Hall.Phase.DRAFT) {
            EventViewsStore.touchAll(tx, event.slug());
          }
          return null;
        });
  }

  private static boolean moved(Held event, Place place, Schedule schedule) {
    var times =
        schedule.slots().stream()
            .map(s -> s.starts().toInstant() + "/" + s.ends().toInstant())
            .toList();
    return !event.place().equals(place.slug()) || !event.times().equals(times);
  }

  private static List<ZonedDateTime> dates(String rule, ZonedDateTime first) {
    try {
      return Recurrence.expand(rule, first.toLocalDateTime(), first.getZone(), MOST_DATES);
    } catch (BadRule e) {
      throw Problem.of(422, "invalid").with(List.of(e.at("/recurrence/rule"))).refused();
    }
  }

  // The contract's pattern lets through what no decoder reads.
  private static void readable(JsonObject draft) {
    var picture = draft.getString("picture", "");
    try {
      Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1));
    } catch (IllegalArgumentException e) {
      throw invalid("/picture", "unreadable-picture");
    }
  }

  private byte[] seed() {
    var seed = new byte[SEED];
    random.nextBytes(seed);
    return seed;
  }

  private static JsonObject made(String slug, Schedule schedule) {
    return made(slug, schedule, Hall.Phase.DRAFT, 1);
  }

  private static JsonObject made(Held event, Schedule schedule) {
    return made(event.slug(), schedule, event.phase(), event.revision() + 1);
  }

  private static JsonObject made(String slug, Schedule schedule, Hall.Phase phase, int revision) {
    return new JsonObject()
        .put("slug", slug)
        .put("starts", schedule.starts().toInstant().toString())
        .put("phase", phase.name().toLowerCase(java.util.Locale.ROOT))
        .put("revision", revision);
  }

  static JsonObject answer(List<JsonObject> events, JsonArray skipped) {
    return new JsonObject().put("events", new JsonArray(events)).put("skipped", skipped);
  }

  private static Problem.Refused invalid(String pointer, String key) {
    return Problem.of(422, "invalid").with(List.of(Problem.Field.of(pointer, key))).refused();
  }
}
