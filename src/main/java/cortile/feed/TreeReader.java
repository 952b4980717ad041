package cortile.feed;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a tree of what a room loaded: drops null members, shares with the tree before what is the
/// same, and refuses what would not be the same number or text in every browser.
final class TreeReader {
  /// The largest whole number that a browser counts exactly.
  static final long LARGEST = 1L << 53;

  private TreeReader() {}

  /// The very `before` if nothing changed. Throws [IllegalArgumentException] for a null in a list,
  /// a fraction, a number beyond ±2^53, or a value that JSON does not know.
  static Tree read(JsonObject loaded, @Nullable Tree before) {
    return tree(loaded.getMap(), before);
  }

  private static Tree tree(Map<?, ?> members, @Nullable Tree before) {
    var names =
        members.entrySet().stream()
            .filter(member -> member.getValue() != null)
            .map(member -> String.valueOf(member.getKey()))
            .sorted()
            .toArray(String[]::new);
    var values = new @Nullable Object[names.length];
    for (var i = 0; i < names.length; i++) {
      values[i] =
          value(names[i], members.get(names[i]), before == null ? null : before.get(names[i]));
    }
    return (before == null ? Tree.EMPTY : before).with(names, values);
  }

  private static Object value(String name, @Nullable Object loaded, @Nullable Object before) {
    return switch (loaded) {
      case JsonObject object -> tree(object.getMap(), before instanceof Tree tree ? tree : null);
      case Map<?, ?> map -> tree(map, before instanceof Tree tree ? tree : null);
      case JsonArray array -> list(name, array.getList(), before);
      case List<?> list -> list(name, list, before);
      case String text -> shared(text, before);
      case Boolean yes -> shared(yes, before);
      case Long number -> shared(whole(name, number), before);
      case Integer number -> shared((long) number, before);
      case Short number -> shared((long) number, before);
      case null -> throw new IllegalArgumentException("a null in the list " + name);
      default ->
          throw new IllegalArgumentException(
              name
                  + ": a view holds whole numbers and texts, no "
                  + loaded.getClass().getSimpleName());
    };
  }

  private static Object list(String name, List<?> loaded, @Nullable Object before) {
    return shared(loaded.stream().map(element -> value(name, element, null)).toList(), before);
  }

  private static Object shared(Object value, @Nullable Object before) {
    return before != null && value.equals(before) ? before : value;
  }

  private static Long whole(String name, Long number) {
    if (number > LARGEST || number < -LARGEST) {
      throw new IllegalArgumentException(name + ": " + number + " is not exact in a browser");
    }
    return number;
  }
}
