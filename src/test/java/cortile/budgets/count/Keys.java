package cortile.budgets.count;

import java.util.ArrayList;
import java.util.List;

/// All keys of rules.
final class Keys {
  static final List<String> ALL = all();

  private Keys() {}

  private static List<String> all() {
    var keys = new ArrayList<String>();
    for (Utility utility : Utility.values()) {
      keys.add("greedy-" + utility.key());
      keys.add("bos-" + utility.key());
      for (EqualShares.Completion completion : EqualShares.Completion.values()) {
        keys.add(new EqualShares(utility, completion).key());
      }
    }
    for (MostVotes.Kind kind : MostVotes.Kind.values()) {
      keys.add(new MostVotes(kind, false).key());
      keys.add(new MostVotes(kind, true).key());
    }
    keys.addAll(List.of("phragmen", "phragmen-greedy"));
    keys.addAll(
        List.of("mes-cost-add1u-comparison", "greedy-cost-swiecie", "mes-cost-swiecie-comparison"));
    return List.copyOf(keys);
  }
}
