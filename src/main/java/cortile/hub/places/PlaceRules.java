package cortile.hub.places;

import cortile.kit.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the parts of a place or a resource contradict each other, beyond what the contract's
/// schema can say.
final class PlaceRules {
  private static final int LEAST_CHECK_IN = 5;

  private PlaceRules() {}

  /// What is wrong with a place; empty if it may be stored.
  static List<Problem.Field> place(Map<String, Object> draft) {
    var broken = new ArrayList<Problem.Field>(hours(draft.get("hours")));
    if ((draft.get("latitude") == null) != (draft.get("longitude") == null)) {
      broken.add(Problem.Field.of("/longitude", "half-a-position"));
    }
    var zone = String.valueOf(draft.getOrDefault("zone", "Europe/Rome"));
    if (!zone.contains("/") || !ZoneId.getAvailableZoneIds().contains(zone)) {
      broken.add(Problem.Field.of("/zone", "unknown-zone", zone));
    }
    return broken;
  }

  /// What is wrong with a resource; empty if it may be stored.
  static List<Problem.Field> resource(Map<String, Object> draft) {
    var broken = new ArrayList<Problem.Field>(hours(draft.get("hours")));
    var quantity = number(draft.get("quantity"), 1);
    var kind = String.valueOf(draft.get("kind"));
    if (quantity > 1 && (kind.equals("room") || kind.equals("person"))) {
      broken.add(Problem.Field.of("/quantity", "only-one"));
    }
    if (draft.get("labels") instanceof List<?> labels && labels.size() > quantity) {
      broken.add(Problem.Field.of("/labels", "more-than-units", quantity));
    }
    var max = number(draft.get("maxMinutes"), 240);
    if (max < number(draft.get("minMinutes"), 5)) {
      broken.add(Problem.Field.of("/maxMinutes", "less-than-least"));
    }
    var checkIn = number(draft.get("checkInMinutes"), 0);
    if (checkIn != 0 && checkIn < LEAST_CHECK_IN) {
      broken.add(Problem.Field.of("/checkInMinutes", "check-in-too-soon", LEAST_CHECK_IN));
    }
    return broken;
  }

  /// What is wrong with a closure; empty if it may be stored.
  static List<Problem.Field> closure(Map<String, Object> draft) {
    var broken = new ArrayList<Problem.Field>();
    var from = WallClock.day(String.valueOf(draft.get("from")));
    var to = WallClock.day(String.valueOf(draft.get("to")));
    if (from.isEmpty()) {
      broken.add(Problem.Field.of("/from", "no-calendar-day"));
    }
    if (to.isEmpty()) {
      broken.add(Problem.Field.of("/to", "no-calendar-day"));
    } else if (from.isPresent() && to.get().isBefore(from.get())) {
      broken.add(Problem.Field.of("/to", "ends-too-early"));
    }
    if ((draft.get("opens") == null) != (draft.get("closes") == null)
        || number(draft.get("closes"), 1440) <= number(draft.get("opens"), 0)) {
      broken.add(Problem.Field.of("/closes", "ends-too-early"));
    }
    return broken;
  }

  private static List<Problem.Field> hours(@Nullable Object hours) {
    var broken = new ArrayList<Problem.Field>();
    if (hours instanceof List<?> list) {
      for (var i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Map<?, ?> row
            && number(row.get("closes"), 0) <= number(row.get("opens"), 0)) {
          broken.add(Problem.Field.of("/hours/" + i + "/closes", "ends-too-early"));
        }
      }
    }
    return broken;
  }

  private static long number(@Nullable Object value, long missing) {
    return value instanceof Number number ? number.longValue() : missing;
  }
}
