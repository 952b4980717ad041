package cortile.kit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A quick yes for values that plainly fit a JSON schema, so that only the others need the
/// library's validator. Its one method is too large for HotSpot to compile and is interpreted for
/// ever, which took a fourth of the processor time of a ballot.
///
/// A yes means that the value fits. Anything else, also a keyword that this class does not know,
/// means only that the validator has to be asked.
final class PlainFit {
  private static final int DEEPEST = 16;
  private static final Set<String> SILENT =
      Set.of("description", "title", "example", "examples", "default", "deprecated");

  private PlainFit() {}

  private static boolean ask(@Nullable Object value) {
    return false;
  }

  /// The test of a schema whose references are resolved.
  static Predicate<@Nullable Object> of(JsonObject schema) {
    return of(schema, 0);
  }

  private static Predicate<@Nullable Object> of(JsonObject schema, int depth) {
    if (depth > DEEPEST || !(schema.getValue("type") instanceof String type)) {
      return PlainFit::ask;
    }
    var words = new HashMap<String, Object>();
    for (var entry : schema) {
      if (!SILENT.contains(entry.getKey()) && !entry.getKey().startsWith("__")) {
        words.put(entry.getKey(), entry.getValue());
      }
    }
    words.remove("type");
    Predicate<@Nullable Object> fit =
        switch (type) {
          case "string" -> string(words);
          case "integer" -> integer(words);
          case "boolean" -> value -> value instanceof Boolean;
          case "array" -> array(words, depth);
          case "object" -> object(words, depth);
          default -> PlainFit::ask;
        };
    return words.isEmpty() ? fit : PlainFit::ask;
  }

  // Lengths are counted so that what passes also passes whoever counts characters otherwise.
  private static Predicate<@Nullable Object> string(Map<String, Object> words) {
    var least = number(words.remove("minLength"), 0);
    var most = number(words.remove("maxLength"), Integer.MAX_VALUE);
    var pattern = words.remove("pattern") instanceof String text ? Pattern.compile(text) : null;
    var allowed =
        words.remove("enum") instanceof JsonArray list ? Set.of(list.stream().toArray()) : null;
    return value ->
        value instanceof String text
            && text.length() <= most
            && text.codePointCount(0, text.length()) >= least
            && (allowed == null || allowed.contains(text))
            && (pattern == null || pattern.matcher(text).find());
  }

  private static Predicate<@Nullable Object> integer(Map<String, Object> words) {
    var least = number(words.remove("minimum"), Long.MIN_VALUE);
    var most = number(words.remove("maximum"), Long.MAX_VALUE);
    return value ->
        (value instanceof Integer || value instanceof Long)
            && ((Number) value).longValue() >= least
            && ((Number) value).longValue() <= most;
  }

  private static Predicate<@Nullable Object> array(Map<String, Object> words, int depth) {
    var least = number(words.remove("minItems"), 0);
    var most = number(words.remove("maxItems"), Integer.MAX_VALUE);
    Predicate<@Nullable Object> items =
        words.remove("items") instanceof JsonObject schema ? of(schema, depth + 1) : PlainFit::ask;
    return value -> {
      var list = list(value);
      return list != null
          && list.size() >= least
          && list.size() <= most
          && list.stream().allMatch(items);
    };
  }

  private static Predicate<@Nullable Object> object(Map<String, Object> words, int depth) {
    var least = number(words.remove("minProperties"), 0);
    var most = number(words.remove("maxProperties"), Integer.MAX_VALUE);
    var required = new ArrayList<String>();
    if (words.remove("required") instanceof JsonArray names) {
      names.forEach(name -> required.add(String.valueOf(name)));
    }
    var known = new HashMap<String, Predicate<@Nullable Object>>();
    if (words.remove("properties") instanceof JsonObject properties) {
      for (var name : new HashSet<>(properties.fieldNames())) {
        var schema = properties.getValue(name);
        known.put(
            name, schema instanceof JsonObject object ? of(object, depth + 1) : PlainFit::ask);
      }
    }
    Predicate<@Nullable Object> others =
        switch (words.remove("additionalProperties")) {
          case JsonObject schema -> of(schema, depth + 1);
          case Boolean any when any -> value -> true;
          case null -> value -> true;
          default -> PlainFit::ask;
        };
    return value -> {
      var map = map(value);
      return map != null
          && map.size() >= least
          && map.size() <= most
          && map.keySet().containsAll(required)
          && map.entrySet().stream()
              .allMatch(entry ->
                  known
                      .getOrDefault(String.valueOf(entry.getKey()), others)
                      .test(entry.getValue()));
    };
  }

  private static @Nullable List<?> list(@Nullable Object value) {
    return value instanceof JsonArray array
        ? array.getList()
        : value instanceof List<?> list ? list : null;
  }

  private static @Nullable Map<?, ?> map(@Nullable Object value) {
    return value instanceof JsonObject object
        ? object.getMap()
        : value instanceof Map<?, ?> map ? map : null;
  }

  // A bound with a fraction would be a mistake in the contract, and stops the start.
  private static long number(@Nullable Object bound, long otherwise) {
    return switch (bound) {
      case null -> otherwise;
      case Number number -> new BigDecimal(number.toString()).longValueExact();
      default -> throw new IllegalArgumentException("a bound that is no number: " + bound);
    };
  }
}
