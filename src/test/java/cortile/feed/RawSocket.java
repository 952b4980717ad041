package cortile.feed;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// A WebSocket client by hand, whose receive buffer is tiny: what it does not read stays with the
/// server. Blocks.
final class RawSocket implements AutoCloseable {
  private static final int RECEIVE_BUFFER = 4096;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  RawSocket(URI url) {
    this(url, Map.of());
  }

  RawSocket(URI url, Map<String, String> headers) {
    try {
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 512));
      write(
          """
          GET /feed HTTP/1.1\r
          Host: %s:%d\r
          Connection: Upgrade\r
          Upgrade: websocket\r
          Sec-WebSocket-Version: 13\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          %s\r
          """
              .formatted(url.getHost(), url.getPort(), lines(headers))
              .getBytes(StandardCharsets.US_ASCII));
      for (var line = line(); !line.isEmpty(); ) {
        line = line();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lines(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
        .collect(Collectors.joining());
  }

  void send(JsonObject message) {
    frame(0x81, message.toBuffer().getBytes());
  }

  /// Sends one frame, whose first byte is given.
  void frame(int first, byte[] payload) {
    begin(first, payload.length, payload);
  }

  /// Sends the beginning of a frame that says it is so long. A server that refuses it while the
  /// rest is under way would reset the line, and its last words might get lost.
  void begin(int first, int length, byte[] part) {
    var extended = length < 126 ? 0 : length < 65536 ? 2 : 8;
    var out = ByteBuffer.allocate(6 + extended + part.length);
    out.put((byte) first);
    switch (extended) {
      case 0 -> out.put((byte) (0x80 | length));
      case 2 -> out.put((byte) (0x80 | 126)).putShort((short) length);
      default -> out.put((byte) (0x80 | 127)).putLong(length);
    }
    // Masked with zeros.
    out.putInt(0).put(part);
    write(out.array());
  }

  /// The next frame: its operation code and its text, for `close` the code.
  Received read() {
    try {
      var operation = in.readUnsignedByte() & 0x0f;
      var length = (long) in.readUnsignedByte();
      length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
      var payload = in.readNBytes(Math.toIntExact(length));
      var code = operation == 8 && length >= 2 ? ByteBuffer.wrap(payload).getShort() : 0;
      return new Received(operation, code, new String(payload, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param code of a `close` frame
  record Received(int operation, int code, String text) {
    boolean isText() {
      return operation == 1;
    }

    boolean isPing() {
      return operation == 9;
    }

    boolean isClose() {
      return operation == 8;
    }
  }

  /// Reads until the server closes; its code.
  int closeCode() {
    for (var received = read(); ; received = read()) {
      if (received.isClose()) {
        return received.code();
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
