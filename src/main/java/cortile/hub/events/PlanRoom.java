package cortile.hub.events;

import cortile.hub.events.DraftsStore.Place;
import cortile.hub.places.Claim;
import cortile.hub.places.Clash;
import cortile.hub.places.OccupationsRoom;
import cortile.hub.places.SessionUse;
import cortile.hub.places.Taking;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When an event is held, with how many seats and in which rooms: read from a draft of the
/// contract, and written with everything that it holds.
final class PlanRoom {
  private static final List<String> KINDS =
      List.of(SeatKind.STANDARD.wire(), SeatKind.WHEELCHAIR.wire(), SeatKind.CARER.wire());

  private PlanRoom() {}

  /// The times of a draft. Fails with 422 for times that no calendar has, and for what does not fit
  /// together.
  static Schedule schedule(JsonObject draft, ZoneId zone) {
    var slots = new ArrayList<Schedule.Slot>();
    var sessions = draft.getJsonArray("sessions");
    for (var i = 0; i < sessions.size(); i++) {
      var session = sessions.getJsonObject(i);
      var at = "/sessions/" + i;
      slots.add(
          new Schedule.Slot(
              time(session.getString("starts"), zone, at + "/starts"),
              time(session.getString("ends"), zone, at + "/ends"),
              texts(session.getJsonObject("title")),
              session.getInteger("capacity"),
              session.containsKey("uses") ? uses(session) : null));
    }
    return new Schedule(
        slots,
        optional(draft, "opens", zone),
        optional(draft, "closes", zone),
        optional(draft, "cancelUntil", zone),
        optional(draft, "drawAt", zone));
  }

  /// Refuses with 422 what no event may be.
  static void refuse(JsonObject draft, Schedule schedule) {
    var ages = draft.getJsonObject("ages", new JsonObject());
    var facts =
        new EventRules.Facts(
            draft.getString("kind").equals("course"),
            draft.containsKey("recurrence"),
            bookable(draft),
            "lottery".equals(draft.getString("fairness")),
            seats(draft),
            ages.getInteger("from"),
            ages.getInteger("to"));
    var broken = EventRules.broken(facts, schedule);
    if (!broken.isEmpty()) {
      throw Problem.of(422, "invalid").with(broken).refused();
    }
  }

  /// Writes sessions, seats and uses of an event that is locked, and takes what it uses; what is in
  /// the way, if something is.
  static Future<List<Clash>> write(
      Tx tx,
      long event,
      String slug,
      JsonObject draft,
      Place place,
      Schedule schedule,
      boolean shown) {
    var all = uses(draft);
    return PlansStore.surplus(tx, event, schedule.slots().size())
        .compose(surplus -> OccupationsRoom.release(tx, surplus))
        .compose(v -> PlansStore.sessions(tx, event, schedule.slots()))
        .compose(v -> PlansStore.seats(tx, event, capacities(draft, schedule)))
        .compose(v -> PlansStore.uses(tx, event, place.id(), all, schedule.slots()))
        .compose(v -> DraftsStore.sessions(tx, event))
        .compose(sessions -> {
          var title = texts(draft.getJsonObject("title"));
          Future<List<Clash>> taken =
              OccupationsRoom.release(tx, sessions).map(v -> new ArrayList<>());
          for (var i = 0; i < sessions.size(); i++) {
            var slot = schedule.slots().get(i);
            var use =
                new SessionUse(
                    sessions.get(i), "session", slug, title == null ? Map.of() : title, shown);
            var own = slot.uses();
            var claims = claims(own == null ? all : own, place.slug(), slot.starts(), slot.ends());
            taken =
                taken.compose(clashes ->
                    claims.isEmpty()
                        ? Future.succeededFuture(clashes)
                        : OccupationsRoom.take(tx, use, claims)
                            .map(taking -> {
                              if (taking instanceof Taking.Clashes(var more)) {
                                clashes.addAll(more);
                              }
                              return clashes;
                            }));
          }
          return taken;
        });
  }

  /// 409 with what is in the way.
  static Problem.Refused taken(List<Clash> clashes) {
    return Problem.of(409, "slot-taken").with("clashes", clashes(clashes)).refused();
  }

  /// As the contract's `EventClash`.
  static JsonArray clashes(List<Clash> clashes) {
    var list = new JsonArray();
    for (var clash : clashes) {
      var each =
          new JsonObject()
              .put("resource", clash.resource())
              .put("kind", clash.kind().wire())
              .put("starts", clash.starts().toString())
              .put("ends", clash.ends().toString());
      var title = clash.title();
      if (title != null) {
        each.put("title", new JsonObject(Map.copyOf(title)));
      }
      if (clash.reservation() != null) {
        each.put("reservation", clash.reservation());
      }
      list.add(each);
    }
    return list;
  }

  static List<Claim> claims(
      List<Schedule.Use> uses, String place, ZonedDateTime starts, ZonedDateTime ends) {
    return uses.stream()
        .map(use ->
            new Claim(place, use.resource(), use.quantity(), starts.toInstant(), ends.toInstant()))
        .toList();
  }

  static @Nullable Map<String, String> texts(@Nullable JsonObject text) {
    if (text == null) {
      return null;
    }
    var map = new LinkedHashMap<String, String>();
    text.forEach(entry -> map.put(entry.getKey(), String.valueOf(entry.getValue())));
    return map;
  }

  private static boolean bookable(JsonObject draft) {
    return draft.getString("booking").equals("open");
  }

  private static Map<SeatKind, Integer> seats(JsonObject draft) {
    var seats = new EnumMap<SeatKind, Integer>(SeatKind.class);
    draft
        .getJsonObject("seats", new JsonObject())
        .forEach(entry ->
            seats.put(SeatKind.of(entry.getKey()), ((Number) entry.getValue()).intValue()));
    return seats;
  }

  private static Map<String, Integer> capacities(JsonObject draft, Schedule schedule) {
    var capacities = new LinkedHashMap<String, Integer>();
    if (bookable(draft)) {
      var seats = draft.getJsonObject("seats", new JsonObject());
      KINDS.stream()
          .filter(seats::containsKey)
          .forEach(kind -> capacities.put(kind, seats.getInteger(kind)));
      for (var i = 0; i < schedule.slots().size(); i++) {
        var capacity = schedule.slots().get(i).capacity();
        if (capacity != null) {
          capacities.put(Pool.SESSION + (i + 1), capacity);
        }
      }
    }
    return capacities;
  }

  /// What a draft, or one session of it, uses.
  static List<Schedule.Use> uses(JsonObject of) {
    var uses = new ArrayList<Schedule.Use>();
    for (var each : of.getJsonArray("uses", new JsonArray())) {
      var use = (JsonObject) each;
      uses.add(new Schedule.Use(use.getString("resource"), use.getInteger("quantity", 1)));
    }
    return uses;
  }

  private static @Nullable ZonedDateTime optional(JsonObject draft, String member, ZoneId zone) {
    var text = draft.getString(member);
    return text == null ? null : time(text, zone, "/" + member);
  }

  /// A time with its offset, or as the clock on the place's wall shows it.
  static ZonedDateTime time(String text, ZoneId zone, String pointer) {
    try {
      return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
          ? OffsetDateTime.parse(text).atZoneSameInstant(zone)
          : LocalDateTime.parse(text).atZone(zone);
    } catch (DateTimeException e) {
      throw Problem.of(422, "invalid")
          .with(List.of(Problem.Field.of(pointer, "no-such-time")))
          .refused();
    }
  }
}
