package cortile.kit.web;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every answer tells the browser not to do.
final class SecurityHeaders implements Handler<RoutingContext> {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'; connect-src 'self'";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]+]");

  private final boolean secure;

  /// @param secure people come over https, and shall not come otherwise
  SecurityHeaders(boolean secure) {
    this.secure = secure;
  }

  /// For documents. `'self'` covers web sockets too, except in Safari before 15.4, so they are
  /// named.
  static String policy(@Nullable HostAndPort authority) {
    if (authority == null || !HOST.matcher(authority.host()).matches()) {
      return POLICY;
    }
    var port = authority.port() > 0 ? ":" + authority.port() : "";
    return POLICY + " ws://" + authority.host() + port + " wss://" + authority.host() + port;
  }

  @Override
  public void handle(RoutingContext context) {
    var headers = context.response().headers();
    headers
        .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=()")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", "same-origin");
    if (secure) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    context.next();
  }
}
