package cortile.identity;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a request comes from our own pages (the defence against forged requests).
final class Origins {
  private final @Nullable String expected;
  private final @Nullable String base;

  Origins(IdentitySettings settings) {
    base = settings.publicUrl();
    expected = base == null ? null : IdentitySettings.origin(base);
  }

  /// False if `Origin` is there and names another place, or `null`.
  boolean own(HttpServerRequest request) {
    var origin = request.getHeader("Origin");
    return origin == null || origin.toLowerCase(Locale.ROOT).equals(expected(request));
  }

  /// The address under which people see the pages.
  String base(HttpServerRequest request) {
    return base == null ? expected(request) : base;
  }

  private String expected(HttpServerRequest request) {
    if (expected != null) {
      return expected;
    }
    var authority = request.authority();
    if (authority == null) {
      return "";
    }
    var address = request.scheme() + "://" + authority.toString();
    try {
      return IdentitySettings.origin(address);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
