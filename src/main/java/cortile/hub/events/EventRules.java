package cortile.hub.events;

import cortile.kit.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What no event may be, each at its place in the request.
final class EventRules {
  private EventRules() {}

  /// The parts of an event that must fit together.
  ///
  /// @param seats by kind; empty where nothing is booked
  record Facts(
      boolean course,
      boolean recurs,
      boolean bookable,
      boolean lottery,
      Map<SeatKind, Integer> seats,
      @Nullable Integer ageFrom,
      @Nullable Integer ageTo) {}

  static List<Problem.Field> broken(Facts facts, Schedule schedule) {
    var broken = new ArrayList<Problem.Field>();
    sessions(facts, schedule, broken);
    window(schedule, broken);
    if (facts.bookable() && facts.seats().values().stream().noneMatch(seats -> seats > 0)) {
      broken.add(Problem.Field.of("/seats", "seats-missing"));
    }
    var from = facts.ageFrom();
    var to = facts.ageTo();
    if (from != null && to != null && from > to) {
      broken.add(Problem.Field.of("/ages/to", "ages-turned"));
    }
    if (facts.lottery()) {
      draw(schedule, broken);
    }
    return broken;
  }

  private static void sessions(Facts facts, Schedule schedule, List<Problem.Field> broken) {
    var slots = schedule.slots();
    if (!facts.course() && slots.size() > 1) {
      broken.add(Problem.Field.of("/sessions", "one-session"));
    }
    if (facts.recurs() && facts.course()) {
      broken.add(Problem.Field.of("/recurrence", "recurrence-of-course"));
    }
    for (var i = 0; i < slots.size(); i++) {
      if (!slots.get(i).ends().isAfter(slots.get(i).starts())) {
        broken.add(Problem.Field.of("/sessions/" + i + "/ends", "ends-before-start"));
      }
      if (i > 0 && slots.get(i).starts().isBefore(slots.get(i - 1).ends())) {
        broken.add(Problem.Field.of("/sessions/" + i + "/starts", "sessions-overlap"));
      }
    }
  }

  private static void draw(Schedule schedule, List<Problem.Field> broken) {
    var at = schedule.drawAt();
    var opens = schedule.opens();
    if (at == null) {
      broken.add(Problem.Field.of("/drawAt", "draw-when"));
    } else if (opens != null && !at.isAfter(opens)) {
      broken.add(Problem.Field.of("/drawAt", "draw-before-opening"));
    }
  }

  private static void window(Schedule schedule, List<Problem.Field> broken) {
    var opens = schedule.opens();
    var closes = schedule.closes();
    var last = closes == null ? schedule.starts() : closes;
    if (opens != null && !opens.isBefore(last)) {
      broken.add(Problem.Field.of("/opens", "opens-after-close"));
    }
    if (closes != null && closes.isAfter(schedule.starts())) {
      broken.add(Problem.Field.of("/closes", "after-start"));
    }
    if (schedule.cancelUntil() != null && schedule.cancelUntil().isAfter(schedule.starts())) {
      broken.add(Problem.Field.of("/cancelUntil", "after-start"));
    }
    if (schedule.drawAt() != null && !schedule.drawAt().isBefore(schedule.starts())) {
      broken.add(Problem.Field.of("/drawAt", "after-start"));
    }
  }
}
