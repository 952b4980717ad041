package cortile.feed;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which pages may open a socket with a visitor's cookie: ours.
final class Origins {
  private final @Nullable String expected;

  /// @param publicUrl null: wherever the request itself went
  Origins(@Nullable String publicUrl) {
    this.expected = publicUrl == null ? null : origin(URI.create(publicUrl));
  }

  /// A request without `Origin` does not come from a browser, so nobody's cookie is borrowed.
  boolean admits(HttpServerRequest request) {
    var origin = request.getHeader("Origin");
    if (origin == null) {
      return true;
    }
    var own = expected;
    if (own == null) {
      own = (request.scheme() + "://" + request.getHeader("Host")).toLowerCase(Locale.ROOT);
    }
    return own.equals(origin);
  }

  private static String origin(URI url) {
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    var usual = scheme.equals("https") ? 443 : 80;
    var port = url.getPort() == -1 || url.getPort() == usual ? "" : ":" + url.getPort();
    return scheme + "://" + host + port;
  }
}
