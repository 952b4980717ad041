package cortile.hub.events;

import cortile.hub.events.DraftsStore.Held;
import cortile.hub.events.DraftsStore.Place;
import cortile.hub.places.OccupationsRoom;
import cortile.kit.Db;
import cortile.kit.Hashes;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events from the side of those who hold them: changing and deleting. [MakingRoom] makes them.
final class EditorRoom {
  private final Db db;
  private final SeatingRoom seating;
  private final TidingsRoom tidings;

  EditorRoom(Db db, SeatingRoom seating, TidingsRoom tidings) {
    this.db = db;
    this.seating = seating;
    this.tidings = tidings;
  }

  /// Who edits; others than organisers only what they made.
  record Editor(String subject, boolean organiser) {}

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
                if (content(draft).equals(first.content())) {
                  return standing(tx, events);
                }
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

  private Future<JsonObject> replaced(
      Tx tx, List<Held> events, JsonObject draft, Place place, Schedule schedule) {
    var first = events.getFirst();
    var shift =
        Duration.between(first.starts().toLocalDateTime(), schedule.starts().toLocalDateTime());
    var made = new ArrayList<JsonObject>();
    var chosen = chosen(events);
    var ids = chosen.stream().map(Held::id).toList();
    // Given back before any of them is taken, so that no date is in another's way.
    Future<?> chain =
        PlansStore.lock(tx, place.id(), schedule.resources(PlanRoom.uses(draft)), ids)
            .compose(v -> PlansStore.sessions(tx, ids))
            .compose(sessions -> OccupationsRoom.release(tx, sessions));
    for (var event : chosen) {
      var own =
          event.equals(first)
              ? schedule
              : schedule.beginning(
                  event.starts().toLocalDateTime().plus(shift).atZone(place.zone()));
      chain =
          chain.compose(before ->
              replace(tx, event, draft, event.equals(first) ? content(draft) : null, place, own)
                  .onSuccess(v -> made.add(made(event, own))));
    }
    return chain.map(all -> answer(made, new JsonArray()));
  }

  private Future<Void> replace(
      Tx tx,
      Held event,
      JsonObject draft,
      @Nullable String content,
      Place place,
      Schedule schedule) {
    if (event.over() || event.phase() == Hall.Phase.CANCELLED) {
      throw Problem.of(409, event.over() ? "event-over" : "event-cancelled").refused();
    }
    if (event.booked() && event.lottery() != "lottery".equals(draft.getString("fairness"))) {
      throw Problem.of(409, "fairness-fixed").refused();
    }
    var shown = event.phase() == Hall.Phase.PUBLISHED;
    var moved = moved(event, place, schedule);
    return DraftsStore.update(tx, event.id(), draft, place, schedule, MakingRoom.seed(), content)
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

  // Of the later dates, those that are over or cancelled stay as they are.
  private static List<Held> chosen(List<Held> events) {
    return events.stream()
        .filter(event ->
            event.equals(events.getFirst())
                || (!event.over() && event.phase() != Hall.Phase.CANCELLED))
        .toList();
  }

  // The same request again, whose answer was lost.
  private static Future<JsonObject> standing(Tx tx, List<Held> events) {
    return MadeStore.read(tx, chosen(events).stream().map(Held::slug).toList())
        .map(list -> answer(list, new JsonArray()));
  }

  private static String content(JsonObject draft) {
    return Hashes.hex(draft.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean moved(Held event, Place place, Schedule schedule) {
    var times =
        schedule.slots().stream()
            .map(s -> s.starts().toInstant() + "/" + s.ends().toInstant())
            .toList();
    return !event.place().equals(place.slug()) || !event.times().equals(times);
  }

  // The contract's pattern lets through what no decoder reads.
  static void readable(JsonObject draft) {
    var picture = draft.getString("picture", "");
    try {
      Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1));
    } catch (IllegalArgumentException e) {
      throw invalid("/picture", "unreadable-picture");
    }
  }

  private static JsonObject made(Held event, Schedule schedule) {
    return made(event.slug(), schedule, event.phase(), event.revision() + 1);
  }

  static JsonObject made(String slug, Schedule schedule, Hall.Phase phase, int revision) {
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
