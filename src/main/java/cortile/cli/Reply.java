package cortile.cli;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a server answered.
///
/// @param retryAfter the header of that name
record Reply(int status, @Nullable String retryAfter, Buffer body) {
  /// Whether the request was carried out.
  boolean ok() {
    return status >= 200 && status < 300;
  }

  /// Whether the same request may be answered otherwise in a moment.
  boolean passing() {
    return switch (status) {
      case 429, 502, 503, 504 -> true;
      default -> false;
    };
  }

  /// The body; empty if it is no JSON object.
  JsonObject json() {
    try {
      return body.length() == 0 ? new JsonObject() : body.toJsonObject();
    } catch (DecodeException | ClassCastException notAnObject) {
      return new JsonObject();
    }
  }

  /// The last word of the problem's type, such as `slug-taken`; empty if it has none.
  String problem() {
    String type = json().getString("type", "");
    return type.substring(type.lastIndexOf(':') + 1);
  }

  /// What the server says about a refusal, in one line: what is wrong, then where.
  String reason() {
    JsonObject problem = json();
    String title = problem.getString("title", "HTTP " + status);
    String fields =
        problem.getJsonArray("errors", new JsonArray()).stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .map(error -> error.getString("pointer", "") + ": " + error.getString("detail", ""))
            .limit(3)
            .collect(Collectors.joining("; "));
    String detail = fields.isEmpty() ? problem.getString("detail", "") : fields;
    return detail.isEmpty() ? title : title + ": " + detail;
  }
}
