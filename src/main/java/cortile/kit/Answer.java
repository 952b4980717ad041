package cortile.kit;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operation answers when it worked.
///
/// @param body null for none
public record Answer(
    int status, @Nullable String type, @Nullable Buffer body, Map<String, String> headers) {

  /// 200 with a record, a map or a JsonObject.
  public static Answer ok(Object body) {
    return json(200, body);
  }

  public static Answer created(Object body) {
    return json(201, body);
  }

  public static Answer json(int status, Object body) {
    var text = body instanceof io.vertx.core.json.JsonObject o ? o.toBuffer() : Json.write(body);
    return new Answer(status, "application/json", text, Map.of());
  }

  public static Answer noContent() {
    return new Answer(204, null, null, Map.of());
  }

  public static Answer file(String type, String name, Buffer body) {
    return new Answer(
        200, type, body, Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
  }

  public Answer header(String name, String value) {
    var all = new java.util.HashMap<>(headers);
    all.put(name, value);
    return new Answer(status, type, body, Map.copyOf(all));
  }
}
