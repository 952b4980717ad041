package cortile.hub.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The times on a day at which something can be had.
final class FreeTimes {
  private static final int DAY = 1440;

  private FreeTimes() {}

  /// What is looked for: so many units for so many minutes between two minutes of a day, by the
  /// clock on the wall.
  ///
  /// @param to at most 1440
  record Wish(LocalDate day, int from, int to, int minutes, int quantity) {}

  /// All times that fit, in order: they start at a multiple of the step, lie within the opening
  /// hours, and enough units are free then, also to set up and to clear up.
  ///
  /// @param busy of each unit, with the time to set up and to clear up
  static List<Range> find(Wish wish, Terms terms, List<List<Range>> busy) {
    var times = new ArrayList<Range>();
    var first = (wish.from() + terms.step() - 1) / terms.step() * terms.step();
    for (var start = first;
        start + wish.minutes() <= wish.to() && start < DAY;
        start += terms.step()) {
      var time = terms.opening().between(wish.day(), start, start + wish.minutes());
      if (time.from().isBefore(time.to())
          && terms.opening().covers(time)
          && free(time, terms, busy) >= wish.quantity()) {
        times.add(time);
      }
    }
    return times;
  }

  /// How many units are free at a time.
  static long free(Range time, Terms terms, List<List<Range>> busy) {
    var span =
        new Range(
            time.from().minusSeconds(terms.before() * 60L),
            time.to().plusSeconds(terms.after() * 60L));
    return busy.stream().filter(unit -> unit.stream().noneMatch(span::overlaps)).count();
  }
}
