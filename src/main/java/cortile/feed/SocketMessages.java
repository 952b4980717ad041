package cortile.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client may say on a socket: subscribe, unsubscribe, authenticate. Anything else is
/// refused, and the socket stays.
final class SocketMessages {
  private SocketMessages() {}

  static void hear(Desk desk, Socket socket, Buffer text) {
    var message = parse(text);
    var type = message == null ? null : message.getValue("type");
    if (message != null && "subscribe".equals(type)) {
      subscribe(desk, socket, message);
    } else if (message != null && "unsubscribe".equals(type)) {
      unsubscribe(desk, socket, message);
    } else if (message != null && "authenticate".equals(type)) {
      authenticate(desk, socket, message);
    } else {
      socket.refuse(null, Refusals.NOT_A_MESSAGE);
    }
  }

  private static @Nullable JsonObject parse(Buffer text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException | ClassCastException e) {
      return null;
    }
  }

  private static void subscribe(Desk desk, Socket socket, JsonObject message) {
    if (!(message.getValue("view") instanceof String name)
        || !(message.getValue("since", "") instanceof String since)) {
      socket.refuse(null, Refusals.NOT_A_MESSAGE);
      return;
    }
    var found = desk.feed().find(name);
    if (found.isEmpty()) {
      socket.refuse(name, Refusals.NOT_FOUND);
      return;
    }
    var named = found.get();
    var most = desk.options().viewsPerSocket();
    if (socket.subscriptionCount() >= most && socket.subscription(name) == null) {
      socket.refuse(name, Refusals.tooManyViews(most));
      return;
    }
    if (!named.view().restricted()) {
      desk.watches().join(socket, named, Version.of(since).orElse(null));
      return;
    }
    socket.pause();
    desk.access()
        .may(named, socket.principal)
        .onComplete(may -> {
          decide(desk, socket, named, Version.of(since), may.succeeded() ? may.result() : null);
          socket.resume();
        });
  }

  private static void decide(
      Desk desk, Socket socket, View.Named named, Optional<Version> since, @Nullable Boolean may) {
    if (!socket.isOpen()) {
      return;
    }
    if (may == null) {
      socket.refuse(named.name(), Refusals.AWAY);
    } else if (!may) {
      var before = socket.subscription(named.name());
      if (before != null) {
        desk.watches().leave(before);
      }
      socket.refuse(named.name(), Refusals.NOT_FOUND);
    } else {
      desk.watches().join(socket, named, since.orElse(null));
      desk.rechecks().add(socket);
    }
  }

  private static void unsubscribe(Desk desk, Socket socket, JsonObject message) {
    if (!(message.getValue("view") instanceof String name)) {
      socket.refuse(null, Refusals.NOT_A_MESSAGE);
      return;
    }
    var subscription = socket.subscription(name);
    if (subscription != null) {
      desk.watches().leave(subscription);
    }
  }

  private static void authenticate(Desk desk, Socket socket, JsonObject message) {
    if (!(message.getValue("ticket") instanceof String ticket)) {
      socket.refuse(null, Refusals.NOT_A_MESSAGE);
      return;
    }
    socket.pause();
    desk.tickets()
        .use(ticket)
        .onComplete(used -> {
          if (used.failed()) {
            socket.refuse(null, Refusals.AWAY);
          } else if (used.result().isEmpty()) {
            socket.refuse(null, Refusals.TICKET);
          } else {
            socket.principal = used.result().get();
            socket.welcome();
            desk.rechecks().speakerChanged(socket);
          }
          socket.resume();
        });
  }
}
