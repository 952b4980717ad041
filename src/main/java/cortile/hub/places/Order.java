package cortile.hub.places;

import cortile.kit.Problem;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What somebody wants to reserve.
///
/// @param dates first to last; of one that does not come again there is one
/// @param override staff put themselves above settings and opening hours
/// @param begun its start stands already, so that no notice is asked for
record Order(
    Site site, List<Item> items, List<Date> dates, boolean override, boolean begun, Asker asker) {
  record Item(Terms terms, int quantity) {}

  /// From and to by the clock on the wall.
  record Date(ZonedDateTime from, ZonedDateTime to) {
    Range range() {
      return new Range(from.toInstant(), to.toInstant());
    }
  }

  /// Whether staff decide.
  boolean approval() {
    return !asker.staff() && items.stream().anyMatch(each -> each.terms().approval());
  }

  /// The settings that it breaks, with the members that would have to change.
  List<Problem.Field> broken() {
    return ReservationRules.broken(this);
  }

  /// What it wants of each resource on each date.
  List<Wanted> wanted() {
    var wanted = new ArrayList<Wanted>();
    for (var date = 0; date < dates.size(); date++) {
      var time = dates.get(date).range();
      for (var item : items) {
        var terms = item.terms();
        wanted.add(
            new Wanted(date, terms.id(), terms.key(), item.quantity(), time.from(), time.to()));
      }
    }
    return wanted;
  }

  /// Minutes after the start by which somebody must come; empty for never.
  Optional<Integer> checkIn() {
    return items.stream()
        .map(each -> Optional.ofNullable(each.terms().checkIn()))
        .flatMap(Optional::stream)
        .min(Integer::compare);
  }

  /// The length by the clock on the wall, in minutes; dates that come again all have it.
  long minutes() {
    var first = dates.getFirst();
    return java.time.Duration.between(local(first.from()), local(first.to())).toMinutes();
  }

  private static LocalDateTime local(ZonedDateTime time) {
    return time.toLocalDateTime();
  }
}
