package cortile.feed;

import cortile.identity.Principal;
import cortile.kit.Problem;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One WebSocket.
final class Socket extends Outlet {
  private static final short TOO_LARGE = 1009;
  private static final short POLICY = 1008;
  private static final short RESTART = 1012;
  private static final int LARGEST_MESSAGE = 16 * 1024;
  private static final int MOST_UNANSWERED = 2;

  private final Desk desk;
  private final ServerWebSocket socket;
  private final String address;
  private @Nullable Buffer partial;
  private int unanswered;
  private int second;
  private int messages;

  Socket(
      Desk desk,
      ServerWebSocket socket,
      String address,
      Locale language,
      @Nullable Principal principal) {
    super(language, principal);
    this.desk = desk;
    this.socket = socket;
    this.address = address;
  }

  void open() {
    if (socket.isClosed()) {
      desk.feed().addresses().leave(address);
      return;
    }
    socket.frameHandler(this::hear);
    socket.drainHandler(drained -> drained());
    socket.exceptionHandler(this::failed);
    socket.closeHandler(closed -> desk.closed(this, address));
    desk.opened(this);
  }

  @Override
  boolean isOpen() {
    return !socket.isClosed();
  }

  @Override
  boolean isReady() {
    return !socket.isClosed() && !socket.writeQueueFull();
  }

  @Override
  void send(Frame frame) {
    desk.feed().counters().frames().increment();
    write(frame.text());
  }

  @Override
  void refuse(@Nullable String view, Problem problem) {
    write(Frame.refused(view, desk.render(problem, language)));
  }

  /// Says that the ticket was good.
  void welcome() {
    write(Buffer.buffer("{\"type\":\"authenticated\"}"));
  }

  @Override
  void beat() {
    if (unanswered++ >= MOST_UNANSWERED) {
      socket.close();
    } else if (!socket.isClosed()) {
      socket.writePing(Buffer.buffer());
    }
  }

  @Override
  void end() {
    socket.close(RESTART, "node stops");
  }

  /// Hears nothing until [#resume], so that messages are answered in their order.
  void pause() {
    socket.pause();
  }

  void resume() {
    socket.resume();
  }

  private void failed(Throwable failure) {
    if (failure instanceof CorruptedWebSocketFrameException fault) {
      socket.close((short) fault.closeStatus().code());
    } else {
      socket.close();
    }
  }

  private void hear(WebSocketFrame frame) {
    switch (frame.type()) {
      case PONG -> unanswered = 0;
      case TEXT, BINARY, CONTINUATION -> hearPart(frame);
      case PING, CLOSE -> {}
    }
  }

  private void hearPart(WebSocketFrame frame) {
    var before = partial;
    var whole = before == null ? frame.binaryData() : before.appendBuffer(frame.binaryData());
    if (whole.length() > LARGEST_MESSAGE) {
      partial = null;
      socket.close(TOO_LARGE);
      return;
    }
    if (!frame.isFinal()) {
      partial = Buffer.buffer().appendBuffer(whole);
      return;
    }
    partial = null;
    if (second != desk.wheel().second()) {
      second = desk.wheel().second();
      messages = 0;
    }
    if (++messages > desk.options().messagesPerSecond()) {
      refuse(null, Refusals.tooManyMessages(desk.options().messagesPerSecond()));
      socket.close(POLICY);
    } else {
      SocketMessages.hear(desk, this, whole);
    }
  }

  // Vert.x offers shared bytes for binary frames only, and would encode a text again for every
  // socket.
  private void write(Buffer text) {
    if (!socket.isClosed()) {
      socket.writeFrame(
          new WebSocketFrameImpl(
              WebSocketFrameType.TEXT, ((BufferInternal) text).getByteBuf(), true));
    }
  }
}
