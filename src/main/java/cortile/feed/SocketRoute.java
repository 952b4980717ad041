package cortile.feed;

import cortile.identity.Principal;
import cortile.kit.Problem;
import cortile.kit.Texts;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The handshake of `GET /feed`.
final class SocketRoute {
  private static final String PROTOCOL = "cortile.feed.v1";
  private static final String PROTOCOLS = "Sec-WebSocket-Protocol";

  private final Desk desk;

  SocketRoute(Desk desk) {
    this.desk = desk;
  }

  void handle(RoutingContext context) {
    var request = context.request();
    var refusal = refusal(request);
    if (refusal != null) {
      if (refusal.status() == 426) {
        context.response().putHeader("Upgrade", "websocket");
      }
      desk.problems().answer(context, refusal);
      return;
    }
    var address = desk.options().address().apply(request);
    if (!desk.feed().addresses().enter(address, desk.options().socketsPerAddress())) {
      desk.problems().answer(context, Refusals.TOO_MANY_SOCKETS);
      return;
    }
    var language = Texts.best(request.getHeader("Accept-Language"));
    var offered = request.getHeader(PROTOCOLS) != null;
    request.pause();
    desk.speakers()
        .of(request)
        .onComplete(who -> {
          if (who.failed() && who.cause() instanceof Problem.Refused refused) {
            desk.feed().addresses().leave(address);
            request.resume();
            desk.problems().answer(context, refused.problem());
            return;
          }
          // If nobody can tell now, what everybody may see can be seen.
          var principal = who.succeeded() ? who.result().orElse(null) : null;
          upgrade(request, offered, address, language, principal);
        });
  }

  private @Nullable Problem refusal(HttpServerRequest request) {
    var upgrade = request.getHeader("Upgrade");
    if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
      return Refusals.NO_SOCKET;
    }
    if (!desk.speakers().ownOrigin(request)) {
      return Refusals.ORIGIN;
    }
    var protocols = request.getHeader(PROTOCOLS);
    var known =
        protocols == null
            || Arrays.stream(protocols.split(",")).map(String::strip).anyMatch(PROTOCOL::equals);
    return known ? null : Refusals.NO_PROTOCOL;
  }

  private void upgrade(
      HttpServerRequest request,
      boolean offered,
      String address,
      Locale language,
      @Nullable Principal principal) {
    if (offered) {
      request.response().putHeader(PROTOCOLS, PROTOCOL);
    }
    request
        .toWebSocket()
        .onComplete(
            socket -> {
              // Vert.x holds on to both as long as the socket lives, and they are larger than what
              // the feed needs to know of it.
              socket.headers().clear();
              request.response().headers().clear();
              new Socket(desk, socket, address, language, principal).open();
            },
            failure -> desk.feed().addresses().leave(address));
  }
}
