package cortile.hub.places;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A time from a moment to a later one, which does not belong to it.
record Range(Instant from, Instant to) {
  boolean overlaps(Range other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  boolean covers(Range other) {
    return !from.isAfter(other.from) && !to.isBefore(other.to);
  }

  /// The same times in order, with those that touch or overlap put together and empty ones gone.
  static List<Range> joined(List<Range> ranges) {
    var joined = new ArrayList<Range>();
    ranges.stream()
        .filter(each -> each.from.isBefore(each.to))
        .sorted(Comparator.comparing(Range::from))
        .forEach(each -> {
          var last = joined.isEmpty() ? null : joined.getLast();
          if (last == null || last.to.isBefore(each.from)) {
            joined.add(each);
          } else if (last.to.isBefore(each.to)) {
            joined.set(joined.size() - 1, new Range(last.from, each.to));
          }
        });
    return List.copyOf(joined);
  }

  /// What is left of times when others are taken out.
  ///
  /// @param ranges joined
  static List<Range> without(List<Range> ranges, List<Range> holes) {
    var left = new ArrayList<Range>();
    for (var range : ranges) {
      var from = range.from;
      for (var hole : joined(holes)) {
        if (hole.overlaps(new Range(from, range.to))) {
          if (from.isBefore(hole.from)) {
            left.add(new Range(from, hole.from));
          }
          from = hole.to.isBefore(range.to) ? hole.to : range.to;
        }
      }
      if (from.isBefore(range.to)) {
        left.add(new Range(from, range.to));
      }
    }
    return List.copyOf(left);
  }
}
