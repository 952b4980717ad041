package cortile.hub.places;

import cortile.kit.Problem;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the settings of resources say about a wish to reserve them, what is taken apart.
final class ReservationRules {
  private static final int LONGEST_MINUTES = 31 * 1440;
  private static final int STAFF_AHEAD_DAYS = 1096;

  private ReservationRules() {}

  /// Whether its length is one that anything could have.
  static boolean possible(Order order) {
    return order.minutes() >= 1 && order.minutes() <= LONGEST_MINUTES;
  }

  /// The settings that an order breaks.
  static List<Problem.Field> broken(Order order) {
    var broken = new ArrayList<Problem.Field>();
    for (var i = 0; i < order.items().size(); i++) {
      var item = order.items().get(i);
      if (item.quantity() > item.terms().units()) {
        broken.add(
            Problem.Field.of("/items/" + i + "/quantity", "not-so-many", item.terms().units()));
      }
      if (order.items().stream().filter(each -> each.terms().id() == item.terms().id()).count()
          > 1) {
        broken.add(Problem.Field.of("/items/" + i + "/resource", "named-twice"));
      }
    }
    if (order.minutes() < 1) {
      broken.add(Problem.Field.of("/ends", "ends-too-early"));
    } else if (order.minutes() > LONGEST_MINUTES) {
      broken.add(Problem.Field.of("/ends", "too-long", LONGEST_MINUTES / 60));
    } else if (!order.override()) {
      length(order, broken);
    }
    overlapping(order, broken);
    return broken;
  }

  private static void length(Order order, List<Problem.Field> broken) {
    var minutes = order.minutes();
    var start = order.dates().getFirst().from().get(ChronoField.MINUTE_OF_DAY);
    var second = order.dates().getFirst().from().get(ChronoField.SECOND_OF_MINUTE);
    for (var item : order.items()) {
      var terms = item.terms();
      if (minutes < terms.min()) {
        broken.add(Problem.Field.of("/ends", "too-short", terms.min()));
      }
      if (minutes > terms.max()) {
        broken.add(Problem.Field.of("/ends", "too-long", hours(terms.max())));
      }
      if (start % terms.step() != 0 || second != 0) {
        broken.add(Problem.Field.of("/starts", "not-a-step", terms.step()));
      }
      if (minutes % terms.step() != 0) {
        broken.add(Problem.Field.of("/ends", "not-a-step", terms.step()));
      }
    }
  }

  private static String hours(int minutes) {
    return minutes % 60 == 0
        ? Integer.toString(minutes / 60)
        : minutes / 60 + ":%02d".formatted(minutes % 60);
  }

  // What comes again may not be in its own way.
  private static void overlapping(Order order, List<Problem.Field> broken) {
    var room =
        order.items().stream()
            .mapToLong(each -> each.terms().before() + each.terms().after())
            .max()
            .orElse(0);
    for (var i = 1; i < order.dates().size(); i++) {
      var end = order.dates().get(i - 1).range().to().plusSeconds(room * 60);
      if (order.dates().get(i).range().from().isBefore(end)) {
        broken.add(Problem.Field.of("/recurrence/rule", "overlaps-itself"));
        return;
      }
    }
  }

  /// What is in the way of one date, what is taken apart: opening hours, notice, how far ahead.
  static List<Clash> clashes(Order order, Order.Date date) {
    var clashes = new ArrayList<Clash>();
    var time = date.range();
    for (var item : order.items()) {
      var terms = item.terms();
      inTime(terms, order.site(), time, order.asker().staff() || order.begun())
          .ifPresent(kind -> clashes.add(Clash.of(terms.key(), kind, time.from(), time.to())));
      if (!order.override() && !terms.opening().covers(time)) {
        clashes.add(Clash.of(terms.key(), Clash.Kind.CLOSED, time.from(), time.to()));
      }
    }
    return clashes;
  }

  /// Whether a time comes too soon or lies too far ahead; empty if neither. Nobody reserves what is
  /// over.
  ///
  /// @param soon no notice is needed
  static Optional<Clash.Kind> inTime(Terms terms, Site site, Range time, boolean soon) {
    var now = site.now();
    var latest = soon ? time.to() : time.from().minusSeconds(terms.notice() * 60L);
    if (now.isAfter(latest) || now.equals(time.to())) {
      return Optional.of(Clash.Kind.TOO_SOON);
    }
    var furthest = now.atZone(site.zone()).plusDays(soon ? STAFF_AHEAD_DAYS : terms.ahead());
    return time.from().isAfter(furthest.toInstant())
        ? Optional.of(Clash.Kind.TOO_FAR)
        : Optional.empty();
  }
}
