package cortile.hub.places;

import cortile.kit.Problem;
import java.util.List;
import java.util.Map;

/// What an order would come to.
///
/// @param dates in the order of the order
/// @param broken settings that it breaks; then nothing was looked for
record Plan(Order order, List<Dated> dates, List<Problem.Field> broken) {
  /// One date.
  ///
  /// @param units chosen for what is wanted, if nothing is in the way
  record Dated(Range time, Map<Wanted, List<Long>> units, List<Clash> clashes) {
    boolean free() {
      return clashes.isEmpty();
    }
  }

  List<Dated> free() {
    return dates.stream().filter(Dated::free).toList();
  }

  List<Dated> clashing() {
    return dates.stream().filter(each -> !each.free()).toList();
  }
}
