package cortile.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A phone in a hall: a socket that follows views, and requests with its device cookie. Belongs to
/// one event loop.
final class PollPhone {
  private final Vertx vertx;
  private final HttpClient http;
  private final WebSocketClient sockets;
  private final int port;
  private final List<String> views;
  private final Consumer<PollPhone> seen;
  private final Map<String, JsonObject> states = new HashMap<>();
  private final Map<String, String> versions = new HashMap<>();
  private WebSocket socket;
  private String cookie = "";
  long frames;
  int broken;

  /// @param seen told after each frame
  PollPhone(
      Vertx vertx,
      HttpClient http,
      WebSocketClient sockets,
      int port,
      List<String> views,
      Consumer<PollPhone> seen) {
    this.vertx = vertx;
    this.http = http;
    this.sockets = sockets;
    this.port = port;
    this.views = views;
    this.seen = seen;
  }

  JsonObject state(String view) {
    return states.getOrDefault(view, new JsonObject());
  }

  Future<Void> join(String code) {
    return request(HttpMethod.POST, "/api/polls/" + code + "/participants")
        .compose(request -> request.send(new JsonObject().toBuffer()))
        .compose(response -> {
          var set = response.getHeader("Set-Cookie");
          if (set != null) {
            cookie = set.substring(0, set.indexOf(';'));
          }
          return response.body().map(body -> wanted(response.statusCode(), body.toString()));
        })
        .mapEmpty();
  }

  /// Follows the views, from where it was.
  Future<Void> watch() {
    var options = new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/feed");
    return sockets
        .connect(options)
        .onSuccess(opened -> {
          socket = opened;
          opened.textMessageHandler(text -> frame(new JsonObject(text)));
          for (var view : views) {
            var subscribe = new JsonObject().put("type", "subscribe").put("view", view);
            var since = versions.get(view);
            opened.writeTextMessage(
                (since == null ? subscribe : subscribe.put("since", since)).encode());
          }
        })
        .mapEmpty();
  }

  /// Sends an answer; completes when it is acknowledged.
  Future<Void> answer(String path, JsonObject answer) {
    return request(HttpMethod.PUT, path)
        .compose(request -> request.putHeader("If-Match", "\"0\"").send(answer.toBuffer()))
        .compose(
            response -> response.body().map(body -> wanted(response.statusCode(), body.toString())))
        .mapEmpty();
  }

  /// Sends an answer and loses the network at once; then comes back and sends the same again.
  Future<Void> dropAndRetry(String path, JsonObject answer) {
    return request(HttpMethod.PUT, path)
        .compose(request -> {
          request.putHeader("If-Match", "\"0\"").send(answer.toBuffer()).onFailure(lost -> {});
          return vertx.timer(2).map(v -> request.reset());
        })
        .compose(v -> socket.close().otherwiseEmpty())
        .compose(v -> vertx.timer(200))
        .compose(v -> watch())
        .compose(v -> answer(path, answer));
  }

  private Future<HttpClientRequest> request(HttpMethod method, String path) {
    return http.request(method, port, "127.0.0.1", path)
        .map(request -> {
          request.putHeader("Content-Type", "application/json");
          return cookie.isEmpty() ? request : request.putHeader("Cookie", cookie);
        });
  }

  private static String wanted(int status, String body) {
    if (status != 200) {
      throw new IllegalStateException(status + " " + body);
    }
    return body;
  }

  private void frame(JsonObject frame) {
    var view = frame.getString("view");
    switch (frame.getString("type")) {
      case "snapshot" -> states.put(view, frame.getJsonObject("state"));
      case "patch" -> {
        if (!frame.getString("from").equals(versions.get(view))) {
          broken++;
        }
        merge(states.get(view), frame.getJsonObject("patch"));
      }
      default -> {}
    }
    versions.put(view, frame.getString("version"));
    frames++;
    seen.accept(this);
  }

  // RFC 7396.
  private static void merge(JsonObject target, JsonObject patch) {
    for (var member : patch) {
      if (member.getValue() == null) {
        target.remove(member.getKey());
      } else if (member.getValue() instanceof JsonObject part
          && target.getValue(member.getKey()) instanceof JsonObject below) {
        merge(below, part);
      } else {
        target.put(member.getKey(), member.getValue());
      }
    }
  }
}
