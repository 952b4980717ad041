package cortile.hub.places;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When a place or a resource is open: hours that come again each week, by the clock on its wall,
/// without the times for which it is closed.
///
/// @param closures of the place and of the resource
record Opening(ZoneId zone, List<Hours> hours, List<Closure> closures) {
  private static final int DAY = 1440;
  private static final int LOOK_AHEAD = 14;

  /// When it is open on a day, in order.
  List<Range> on(LocalDate day) {
    var open = new ArrayList<Range>();
    for (var each : hours) {
      if (each.weekday() == day.getDayOfWeek().getValue()) {
        open.add(between(day, each.opens(), each.closes()));
      }
    }
    var closed = new ArrayList<Range>();
    for (var each : closures) {
      if (each.on(day)) {
        closed.add(between(day, each.opens(), each.closes()));
      }
    }
    return Range.without(Range.joined(open), closed);
  }

  /// Whether it is open all the time. Looks no further than the first day that it is not.
  boolean covers(Range time) {
    var from = time.from();
    for (var day = day(from); from.isBefore(time.to()); day = day.plusDays(1)) {
      var begins = from;
      var open = on(day).stream().filter(each -> holds(each, begins)).findFirst();
      if (open.isEmpty()) {
        return false;
      }
      from = open.get().to();
    }
    return true;
  }

  private static boolean holds(Range open, Instant moment) {
    return !moment.isBefore(open.from()) && moment.isBefore(open.to());
  }

  /// Why it is closed on a day on which its hours say that it opens; empty if it is open then or
  /// never opens on such days.
  Optional<Closure> closedOn(LocalDate day) {
    return on(day).isEmpty()
        ? closures.stream().filter(each -> each.on(day)).findFirst()
        : Optional.empty();
  }

  /// Whether a closure falls into a time.
  boolean meets(Closure closure, Range time) {
    var first = day(time.from()).isBefore(closure.from()) ? closure.from() : day(time.from());
    var last = day(time.to()).isAfter(closure.to()) ? closure.to() : day(time.to());
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (between(day, closure.opens(), closure.closes()).overlaps(time)) {
        return true;
      }
    }
    return false;
  }

  /// What is the case at a moment.
  OpenNow at(Instant now) {
    var open = new ArrayList<Range>();
    var today = day(now);
    for (var i = -1; i <= LOOK_AHEAD; i++) {
      open.addAll(on(today.plusDays(i)));
    }
    for (var each : Range.joined(open)) {
      if (now.isBefore(each.from())) {
        return new OpenNow(false, Optional.of(each.from()));
      }
      if (now.isBefore(each.to())) {
        return new OpenNow(true, Optional.of(each.to()));
      }
    }
    return new OpenNow(false, Optional.empty());
  }

  LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  /// From one minute of a day to another, by the clock on the wall.
  Range between(LocalDate day, int from, int to) {
    return new Range(at(day, from), at(day, to));
  }

  Instant at(LocalDate day, int minute) {
    return day.plusDays(minute / DAY)
        .atStartOfDay()
        .plusMinutes(minute % DAY)
        .atZone(zone)
        .toInstant();
  }
}
