package cortile.feed;

import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/// What an operator may set, and the limits of a node's sockets.
///
/// @param socketsPerAddress high, because a hall shares one address
/// @param address the network address that a request counts for
public record FeedOptions(
    int socketsPerAddress,
    int viewsPerSocket,
    int messagesPerSecond,
    Function<HttpServerRequest, String> address) {

  /// The usual limits.
  public static FeedOptions defaults() {
    return new FeedOptions(20_000, 32, 100, FeedOptions::remote);
  }

  public FeedOptions withSocketsPerAddress(int most) {
    return new FeedOptions(most, viewsPerSocket, messagesPerSecond, address);
  }

  /// For nodes behind a proxy that they trust to name the address.
  public FeedOptions withAddress(Function<HttpServerRequest, String> reader) {
    return new FeedOptions(socketsPerAddress, viewsPerSocket, messagesPerSecond, reader);
  }

  private static String remote(HttpServerRequest request) {
    return String.valueOf(request.remoteAddress().hostAddress());
  }
}
