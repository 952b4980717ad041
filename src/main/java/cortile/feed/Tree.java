package cortile.feed;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An immutable JSON object with its members in the order of their names, so that equal trees are
/// equal texts on every node. Made for being compared: versions of a document share what did not
/// change, and a shared part is equal at first sight.
///
/// A value is a String, a Long, a Boolean, a `List` of values or a Tree. Only a merge patch has
/// null, for a member that goes away.
final class Tree {
  static final Tree EMPTY = new Tree(new String[0], new @Nullable Object[0]);

  private final String[] names;
  private final @Nullable Object[] values;

  /// Takes the arrays as they are: sorted names, and a value for each.
  Tree(String[] names, @Nullable Object[] values) {
    this.names = names;
    this.values = values;
  }

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  @Nullable Object value(int index) {
    return values[index];
  }

  /// The value of a member; null if there is none.
  @Nullable Object get(String name) {
    var index = Arrays.binarySearch(names, name);
    return index < 0 ? null : values[index];
  }

  /// This very tree if nothing differs; else one that shares the array of names, if the names are
  /// the same.
  Tree with(String[] otherNames, @Nullable Object[] otherValues) {
    if (!Arrays.equals(names, otherNames)) {
      return new Tree(otherNames, otherValues);
    }
    return Arrays.equals(values, otherValues) ? this : new Tree(names, otherValues);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Tree tree
            && Arrays.equals(names, tree.names)
            && Arrays.equals(values, tree.values));
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(names), Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return TreeText.of(this).toString();
  }
}
