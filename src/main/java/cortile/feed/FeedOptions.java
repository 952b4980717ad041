package cortile.feed;

import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an operator may set, and the limits of a node's sockets.
///
/// @param publicUrl where browsers find the pages; null: wherever their requests go
/// @param socketsPerAddress high, because a hall shares one address
/// @param address the network address that a request counts for
public record FeedOptions(
    @Nullable String publicUrl,
    int socketsPerAddress,
    int viewsPerSocket,
    int messagesPerSecond,
    Function<HttpServerRequest, String> address) {

  /// The usual limits.
  public static FeedOptions defaults() {
    return new FeedOptions(null, 20_000, 32, 100, FeedOptions::remote);
  }

  public FeedOptions withPublicUrl(@Nullable String url) {
    return new FeedOptions(url, socketsPerAddress, viewsPerSocket, messagesPerSecond, address);
  }

  public FeedOptions withSocketsPerAddress(int most) {
    return new FeedOptions(publicUrl, most, viewsPerSocket, messagesPerSecond, address);
  }

  /// For nodes behind a proxy that they trust to name the address.
  public FeedOptions withAddress(Function<HttpServerRequest, String> reader) {
    return new FeedOptions(publicUrl, socketsPerAddress, viewsPerSocket, messagesPerSecond, reader);
  }

  private static String remote(HttpServerRequest request) {
    return String.valueOf(request.remoteAddress().hostAddress());
  }
}
