package cortile.feed;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A kind of views that a room declared. A name fits if each part of it equals the part of the
/// pattern or stands for a parameter.
record View(List<String> parts, Audience audience, Duration minimum, Loader loader) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  /// One view: what it is of, its name and what the name says.
  record Named(View view, String name, Map<String, String> parameters) {}

  static View of(String pattern, Audience audience, Duration minimum, Loader loader) {
    var parts = List.of(pattern.split("/", -1));
    for (var part : parts) {
      var plain =
          part.startsWith("{") && part.endsWith("}") ? part.substring(1, part.length() - 1) : part;
      if (!PART.matcher(plain).matches()) {
        throw new IllegalArgumentException("not a pattern of views: " + pattern);
      }
    }
    return new View(parts, audience, minimum, loader);
  }

  boolean restricted() {
    return !(audience instanceof Audience.Everyone);
  }

  /// How many parts stand for parameters; of two patterns that fit a name, the one with fewer is
  /// meant.
  long parameterCount() {
    return parts.stream().filter(part -> part.startsWith("{")).count();
  }

  Optional<Named> named(String name) {
    var given = Arrays.asList(name.split("/", -1));
    if (given.size() != parts.size()) {
      return Optional.empty();
    }
    var parameters = new HashMap<String, String>();
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var value = given.get(i);
      if (part.startsWith("{")) {
        if (!PART.matcher(value).matches()) {
          return Optional.empty();
        }
        parameters.put(part.substring(1, part.length() - 1), value);
      } else if (!part.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Named(this, name, Map.copyOf(parameters)));
  }
}
