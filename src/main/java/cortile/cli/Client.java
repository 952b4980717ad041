package cortile.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP/1.1 to one Cortile server over connections that stay open, one request at a time on
/// each.
///
/// A future fails when there was no answer: nobody listens, the connection was lost, or nothing
/// came for half a minute. It is unknown then whether the request was carried out.
final class Client implements AutoCloseable {
  private static final int CONNECT_MS = 5_000;
  private static final int SILENCE_MS = 30_000;

  private final HttpClientAgent http;
  private final URI base;
  private final boolean secure;
  private final String root;

  /// A client for the server at an address.
  ///
  /// @param base where the pages are, for example `http://localhost:8080`; the API is under `/api`
  ///   there
  /// @param connections most connections at once; further requests wait
  /// @throws IllegalArgumentException if the address is not one of http or https
  Client(Vertx vertx, URI base, int connections) {
    this.base = base;
    this.secure = "https".equals(base.getScheme());
    if (base.getHost() == null || !(secure || "http".equals(base.getScheme()))) {
      throw new IllegalArgumentException("not an address of http or https: " + base);
    }
    root = (base.getRawPath() == null ? "" : base.getRawPath()).replaceFirst("/+$", "") + "/api";
    http =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setConnectTimeout(CONNECT_MS).setTcpNoDelay(true))
            .with(new PoolOptions().setHttp1MaxSize(connections))
            // A lost connection is told to its request; without this Vert.x logs it as well.
            .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
            .build();
  }

  /// The address of the server, without a slash at its end.
  String base() {
    return base.toString().replaceFirst("/+$", "");
  }

  /// A part of a path, percent-encoded.
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Asks for something.
  Future<Reply> get(String path, String token) {
    return send(HttpMethod.GET, path, token, null);
  }

  /// One request and its answer.
  ///
  /// @param path below `/api`, percent-encoded, with a slash in front
  /// @param token a bearer token
  /// @param body JSON in UTF-8, or nothing
  Future<Reply> send(HttpMethod method, String path, String token, @Nullable Buffer body) {
    return send(method, path, token, body, Map.of());
  }

  /// One request with further headers.
  Future<Reply> send(
      HttpMethod method,
      String path,
      String token,
      @Nullable Buffer body,
      Map<String, String> headers) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setHost(base.getHost())
            .setPort(base.getPort() > 0 ? base.getPort() : secure ? 443 : 80)
            .setSsl(secure)
            .setURI(root + path)
            .setIdleTimeout(SILENCE_MS)
            .putHeader("Authorization", "Bearer " + token)
            .putHeader("Accept-Language", "en");
    headers.forEach(options::putHeader);
    if (body != null) options.putHeader("Content-Type", "application/json");
    // The body is asked for on the event loop and before it can arrive: later it would be lost.
    return http.request(options)
        .compose(
            request -> (body == null ? request.send() : request.send(body)).compose(Client::reply));
  }

  @Override
  public void close() {
    var _ = http.close();
  }

  private static Future<Reply> reply(HttpClientResponse response) {
    return response
        .body()
        .map(body -> new Reply(response.statusCode(), response.getHeader("Retry-After"), body));
  }
}
