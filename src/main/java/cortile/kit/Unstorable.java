package cortile.kit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Text that PostgreSQL can't store (NUL) or that is not Unicode (lone surrogates), refused at the
/// door, so that one such value never spoils a batch.
final class Unstorable {
  private Unstorable() {}

  static void refuse(Object value) {
    switch (value) {
      case String text -> check(text);
      case JsonObject object ->
          object.forEach(member -> {
            check(member.getKey());
            if (member.getValue() != null) {
              refuse(member.getValue());
            }
          });
      case JsonArray array ->
          array.forEach(element -> {
            if (element != null) {
              refuse(element);
            }
          });
      default -> {}
    }
  }

  private static void check(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == 0) {
        throw Problem.of(422, "unstorable-text").refused();
      }
      if (Character.isSurrogate(c)) {
        var paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          throw Problem.of(422, "unstorable-text").refused();
        }
        i++;
      }
    }
  }
}
