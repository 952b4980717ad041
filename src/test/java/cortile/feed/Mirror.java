package cortile.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One view as a client sees it: takes frames in as the browser does, with its own merge, and fails
/// on a frame that does not fit.
public final class Mirror {
  private final BiConsumer<String, JsonObject> seen;
  private String version = "";
  private Map<String, Object> state = Map.of();
  private int snapshots;
  private int patches;

  public Mirror() {
    this((version, state) -> {});
  }

  /// A mirror that tells what it shows.
  ///
  /// @param seen told of each version and the state that the client has then
  public Mirror(BiConsumer<String, JsonObject> seen) {
    this.seen = seen;
  }

  /// Takes a `snapshot`, `patch` or `current` frame in.
  public synchronized void take(JsonObject frame) {
    var next = frame.getString("version");
    switch (frame.getString("type")) {
      case "snapshot" -> {
        assertThat(frame.getJsonObject("state")).isNotNull();
        isNotBefore(next);
        state = frame.getJsonObject("state").getMap();
        snapshots++;
      }
      case "patch" -> {
        assertThat(frame.getString("from")).as("what the patch is from").isEqualTo(version);
        isNotBefore(next);
        state = merged(state, frame.getJsonObject("patch").getMap());
        patches++;
      }
      case "current" -> isNotBefore(next);
      default -> throw new AssertionError("not a state: " + frame);
    }
    version = next;
    seen.accept(version, state());
  }

  private void isNotBefore(String next) {
    if (!version.isEmpty() && epoch(version).equals(epoch(next))) {
      assertThat(number(next))
          .as("version after " + version)
          .isGreaterThanOrEqualTo(number(version));
    }
  }

  public synchronized String version() {
    return version;
  }

  public synchronized JsonObject state() {
    return new JsonObject(new LinkedHashMap<>(state)).copy();
  }

  public synchronized int snapshots() {
    return snapshots;
  }

  public synchronized int patches() {
    return patches;
  }

  static String epoch(String version) {
    return version.substring(0, version.indexOf('.'));
  }

  static long number(String version) {
    return Long.parseLong(version.substring(version.indexOf('.') + 1));
  }

  /// RFC 7396 as the pages do it.
  static Map<String, Object> merged(@Nullable Object target, Map<String, Object> patch) {
    var result = new LinkedHashMap<String, Object>();
    if (object(target) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> result.put(String.valueOf(name), value));
    }
    patch.forEach((name, value) -> {
      if (value == null) {
        result.remove(name);
      } else if (object(value) instanceof Map<?, ?> inner) {
        @SuppressWarnings("unchecked")
        var members = (Map<String, Object>) inner;
        result.put(name, merged(result.get(name), members));
      } else {
        result.put(name, value);
      }
    });
    return result;
  }

  private static @Nullable Object object(@Nullable Object value) {
    return value instanceof JsonObject json ? json.getMap() : value;
  }
}
