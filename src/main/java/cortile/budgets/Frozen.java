package cortile.budgets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can't change any more once a ballot exists: everything by which ballots are judged, counted
/// or shown. Texts can.
final class Frozen {
  private static final List<String> DATES = List.of("slug", "opensAt", "closesAt");
  private static final List<String> FACTS =
      List.of(
          "currency",
          "tally",
          "releaseStep",
          "paper",
          "eligibility",
          "rule",
          "ruleStep",
          "minVotes");
  private static final List<String> POT = List.of("amount");
  private static final List<String> PROJECT = List.of("pot", "cost", "position", "tie");

  private Frozen() {}

  /// JSON Pointers of what differs between two documents of a budget although it must not.
  ///
  /// @param opened the vote has been opened, so the dates have ways of their own to change
  /// @param voted a ballot exists
  static List<String> differences(
      Map<String, Object> before, Map<String, Object> after, boolean opened, boolean voted) {
    var changed = new ArrayList<String>();
    if (opened) {
      changed.addAll(differing("", DATES, before, after));
    }
    if (voted) {
      changed.addAll(differing("", FACTS, before, after));
      changed.addAll(members("/pots", POT, before.get("pots"), after.get("pots")));
      changed.addAll(members("/projects", PROJECT, before.get("projects"), after.get("projects")));
    }
    return changed;
  }

  private static List<String> members(
      String at, List<String> facts, @Nullable Object before, @Nullable Object after) {
    var old = map(before);
    var now = map(after);
    var keys = new HashSet<Object>(old.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .map(String::valueOf)
        .sorted()
        .flatMap(key ->
            old.containsKey(key) && now.containsKey(key)
                ? differing(at + "/" + escaped(key), facts, map(old.get(key)), map(now.get(key)))
                    .stream()
                : List.of(at + "/" + escaped(key)).stream())
        .toList();
  }

  private static List<String> differing(
      String at, List<String> facts, Map<?, ?> before, Map<?, ?> after) {
    return facts.stream()
        .filter(fact -> !Objects.equals(before.get(fact), after.get(fact)))
        .map(fact -> at + "/" + fact)
        .toList();
  }

  // RFC 6901, 3.
  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
