package cortile.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// One message to a subscriber: encoded once, written to many. Used by one event loop.
final class Frame {
  private final long number;
  private final String version;
  private final Buffer text;
  private @Nullable Buffer event;

  private Frame(Version version, Buffer text) {
    this.number = version.number();
    this.version = version.toString();
    this.text = text;
  }

  static Frame snapshot(String view, Version version, Buffer state) {
    return of("snapshot", view, version, "\",\"state\":", state);
  }

  static Frame patch(String view, Version from, Version version, Buffer patch) {
    return of("patch", view, version, "\",\"from\":\"" + from + "\",\"patch\":", patch);
  }

  static Frame current(String view, Version version) {
    var head = "{\"type\":\"current\",\"view\":\"" + view + "\",\"version\":\"" + version + "\"}";
    return new Frame(version, Buffer.buffer(head));
  }

  /// @param view null if what was refused names none
  static Buffer refused(@Nullable String view, JsonObject problem) {
    var frame = new JsonObject().put("type", "refused");
    if (view != null) {
      frame.put("view", view);
    }
    return frame.put("problem", problem).toBuffer();
  }

  // The names of views need no escapes: see View.
  private static Frame of(String type, String view, Version version, String more, Buffer json) {
    var head =
        "{\"type\":\"" + type + "\",\"view\":\"" + view + "\",\"version\":\"" + version + more;
    var text = Buffer.buffer(head.length() + json.length() + 1);
    return new Frame(version, text.appendString(head).appendBuffer(json).appendByte((byte) '}'));
  }

  /// The version that whoever gets this frame holds then.
  long number() {
    return number;
  }

  Buffer text() {
    return text;
  }

  /// The same as a server-sent event.
  Buffer event() {
    var made = event;
    if (made == null) {
      made = event(version, text);
      event = made;
    }
    return made;
  }

  /// @param id null for none
  static Buffer event(@Nullable String id, Buffer text) {
    var event = Buffer.buffer(text.length() + 64);
    if (id != null) {
      event.appendString("id: ").appendString(id).appendString("\n");
    }
    return event.appendString("data: ").appendBuffer(text).appendString("\n\n");
  }
}
