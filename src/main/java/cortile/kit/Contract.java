package cortile.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The OpenAPI contract, merged from one file per room, because vertx-openapi follows references
/// inside one document only.
public final class Contract {
  private Contract() {}

  /// The merged document as it is published: `cortile` first, then each room's paths and
  /// components.
  public static JsonObject document(List<String> rooms) {
    var whole = read("cortile");
    for (var room : rooms) {
      var part = read(room);
      whole.getJsonObject("paths").mergeIn(part.getJsonObject("paths"));
      whole
          .getJsonObject("components")
          .mergeIn(part.getJsonObject("components", new JsonObject()), true);
    }
    return whole;
  }

  /// The contract for the router. It loads only with media types that vertx-openapi knows, so the
  /// others are replaced in memory.
  public static Future<OpenAPIContract> load(Vertx vertx, List<String> rooms) {
    var text =
        document(rooms)
            .encode()
            .replace("application/problem+json", "application/json")
            .replace("text/csv", "text/plain")
            .replace("text/calendar", "text/plain")
            .replace("application/rss+xml", "text/plain")
            .replace("image/*", "application/octet-stream");
    return OpenAPIContract.from(vertx, new JsonObject(text));
  }

  /// Who may call an operation: `public`, or roles (`x-who`).
  public static List<String> who(JsonObject operation) {
    return operation.getJsonArray("x-who", new JsonArray()).stream().map(String::valueOf).toList();
  }

  private static JsonObject read(String room) {
    var path = "/openapi/" + room + ".yaml";
    try (var in = Contract.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + path);
      }
      @SuppressWarnings("unchecked")
      Map<String, Object> map = new ObjectMapper(new YAMLFactory()).readValue(in, Map.class);
      return new JsonObject(map);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
