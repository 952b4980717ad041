package cortile.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One subscriber: checks that each patch fits what it holds, and counts. Reads the few numbers
/// that it needs off the bytes.
final class Subscriber {
  private static final byte[] HANDSHAKE =
      """
      GET /feed HTTP/1.1\r
      Host: localhost\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Protocol: cortile.feed.v1\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36\r
      Accept-Language: it-IT,it;q=0.9,en-US;q=0.8,en;q=0.7\r
      \r
      """
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERSION = bytes("\"version\":\"");
  private static final byte[] FROM = bytes("\"from\":\"");
  private static final byte[] AT = bytes("\"at\":");
  private static final byte[] TYPE = bytes("{\"type\":\"");
  private static final byte[] HEAD_END = bytes("\r\n\r\n");

  private final FeedClients clients;
  private SocketChannel channel;
  private byte[] rest = {};
  private boolean upgraded;
  private boolean answered;
  private String epoch = "";
  private long held = -1;

  Subscriber(FeedClients clients) {
    this.clients = clients;
  }

  long held() {
    return held;
  }

  void begin(SocketChannel next) {
    channel = next;
    rest = new byte[0];
    upgraded = false;
    answered = false;
  }

  void connected(SelectionKey key) throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    channel.write(ByteBuffer.wrap(HANDSHAKE));
  }

  /// Goes away without a word.
  void cut() throws IOException {
    channel.close();
  }

  void lost() {
    clients.broken++;
  }

  void read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    buffer.put(rest);
    if (channel.read(buffer) < 0) {
      lost();
      channel.close();
      return;
    }
    buffer.flip();
    if (!upgraded) {
      upgrade(buffer);
    }
    while (upgraded && frame(buffer)) {}
    rest = new byte[buffer.remaining()];
    buffer.get(rest);
  }

  private void upgrade(ByteBuffer buffer) throws IOException {
    var end = find(buffer, buffer.position(), buffer.limit(), HEAD_END);
    if (end < 0) {
      return;
    }
    buffer.position(end);
    upgraded = true;
    var since = held < 0 ? "" : ",\"since\":\"" + epoch + "." + held + "\"";
    send("{\"type\":\"subscribe\",\"view\":\"" + clients.view + "\"" + since + "}");
  }

  private void send(String text) throws IOException {
    var payload = text.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(8 + payload.length);
    frame.put((byte) 0x81);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload).flip();
    channel.write(frame);
  }

  private boolean frame(ByteBuffer buffer) throws IOException {
    var begin = buffer.position();
    if (buffer.remaining() < 4) {
      return false;
    }
    var operation = buffer.get(begin) & 0x0f;
    var length = buffer.get(begin + 1) & 0x7f;
    var head = 2;
    if (length == 126) {
      length = buffer.getShort(begin + 2) & 0xffff;
      head = 4;
    }
    if (buffer.remaining() < head + length) {
      return false;
    }
    buffer.position(begin + head + length);
    if (operation == 1) {
      text(buffer, begin + head, begin + head + length);
    } else if (operation == 9) {
      channel.write(ByteBuffer.wrap(new byte[] {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0}));
    }
    return true;
  }

  private void text(ByteBuffer buffer, int begin, int end) {
    var type = buffer.get(begin + TYPE.length);
    var at = find(buffer, begin, end, VERSION);
    var dot = at;
    while (buffer.get(dot) != '.') {
      dot++;
    }
    if (epoch.isEmpty()) {
      var name = new byte[dot - at];
      buffer.get(at, name);
      epoch = new String(name, StandardCharsets.US_ASCII);
    }
    var version = number(buffer, dot + 1);
    if (type == 'p') {
      var from = number(buffer, find(buffer, begin, end, FROM) + epoch.length() + 1);
      if (from != held) {
        clients.broken++;
      }
    } else if (type == 'c' && version != held) {
      clients.broken++;
    }
    var seen = held < 0 ? 1 : (int) (version - held);
    if (held >= 0) {
      clients.changes += seen;
    }
    held = version;
    clients.frames++;
    if (answered) {
      late(buffer, begin, end, seen);
    } else {
      answered = true;
      clients.answered++;
      clients.lastAnswer = System.nanoTime();
    }
  }

  /// Each change that the frame brings, not only the last, which it tells the time of; they were
  /// written at an even pace.
  private void late(ByteBuffer buffer, int begin, int end, int seen) {
    var written = find(buffer, begin, end, AT);
    if (written >= 0) {
      var last = System.nanoTime() / 1000 - number(buffer, written);
      for (var i = 0; i < seen; i++) {
        clients.latency.recordValue(Math.clamp(last + i * FeedBench.PERIOD_US, 1, 59_000_000));
      }
    }
  }

  private static long number(ByteBuffer buffer, int at) {
    var number = 0L;
    for (var i = at; buffer.get(i) >= '0' && buffer.get(i) <= '9'; i++) {
      number = number * 10 + buffer.get(i) - '0';
    }
    return number;
  }

  /// The place after what is looked for; -1 if it is not there.
  private static int find(ByteBuffer buffer, int begin, int end, byte[] what) {
    for (var i = begin; i <= end - what.length; i++) {
      var j = 0;
      while (j < what.length && buffer.get(i + j) == what[j]) {
        j++;
      }
      if (j == what.length) {
        return i + j;
      }
    }
    return -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
