package cortile.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON Merge Patch (RFC 7396) between two states of a view. Never fold two patches into one: `{a:
/// null}` then `{a: {b: 1}}` would keep the old members of `a`. Take the difference of the states
/// instead.
final class MergePatch {
  private MergePatch() {}

  /// The patch that makes `to` of `from`; empty if they are equal. Neither may hold a null.
  static Tree diff(Tree from, Tree to) {
    var patch = new Members();
    var i = 0;
    var j = 0;
    while (i < from.size() || j < to.size()) {
      var order = i == from.size() ? 1 : j == to.size() ? -1 : from.name(i).compareTo(to.name(j));
      if (order < 0) {
        patch.add(from.name(i++), null);
      } else if (order > 0) {
        patch.add(to.name(j), to.value(j++));
      } else {
        change(patch, to.name(j), from.value(i++), to.value(j++));
      }
    }
    return patch.tree();
  }

  // Shared parts are the same object, and are passed over without a look inside.
  @SuppressWarnings("ReferenceEquality")
  private static void change(
      Members patch, String name, @Nullable Object from, @Nullable Object to) {
    if (from == to) {
      return;
    }
    if (from instanceof Tree before && to instanceof Tree after) {
      var inner = diff(before, after);
      if (inner.size() > 0) {
        patch.add(name, inner);
      }
    } else if (to != null && !to.equals(from)) {
      patch.add(name, to);
    }
  }

  /// What a client makes of a state and a patch.
  static Tree apply(Tree patch, @Nullable Object state) {
    var target = state instanceof Tree tree ? tree : Tree.EMPTY;
    var merged = new Members();
    var i = 0;
    var j = 0;
    while (i < target.size() || j < patch.size()) {
      var order =
          i == target.size() ? 1 : j == patch.size() ? -1 : target.name(i).compareTo(patch.name(j));
      if (order < 0) {
        merged.add(target.name(i), target.value(i++));
        continue;
      }
      var before = order == 0 ? target.value(i++) : null;
      var value = patch.value(j);
      if (value != null) {
        merged.add(patch.name(j), value instanceof Tree inner ? apply(inner, before) : value);
      }
      j++;
    }
    return merged.tree();
  }

  /// Members that come in the order of their names.
  private static final class Members {
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    void add(String name, @Nullable Object value) {
      names.add(name);
      values.add(value);
    }

    Tree tree() {
      return new Tree(names.toArray(String[]::new), values.toArray());
    }
  }
}
