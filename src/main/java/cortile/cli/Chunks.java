package cortile.cli;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Splits projects into bodies that the API takes: at most a hundred at once and less than 64 KB.
final class Chunks {
  /// Most bytes in a body; the server takes 65,536.
  static final int MOST_BYTES = 60_000;

  static final int MOST_PROJECTS = 100;
  private static final String BEGIN = "{\"projects\":[";
  private static final String END = "]}";

  private Chunks() {}

  /// Bodies with all the projects in their order. A project that is too large by itself is alone in
  /// its body, for the server to refuse.
  static List<Buffer> of(List<JsonObject> projects) {
    var bodies = new ArrayList<Buffer>();
    Buffer body = Buffer.buffer(BEGIN);
    int held = 0;
    for (JsonObject project : projects) {
      Buffer json = project.toBuffer();
      boolean full =
          held == MOST_PROJECTS || body.length() + json.length() + END.length() >= MOST_BYTES;
      if (held > 0 && full) {
        bodies.add(body.appendString(END));
        body = Buffer.buffer(BEGIN);
        held = 0;
      }
      if (held > 0) body.appendString(",");
      body.appendBuffer(json);
      held++;
    }
    if (held > 0) bodies.add(body.appendString(END));
    return bodies;
  }
}
