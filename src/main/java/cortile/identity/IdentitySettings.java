package cortile.identity;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How this installation is reached.
///
/// @param publicUrl the address that people type, without a slash at its end; null if each
///   request's own address counts
/// @param insecureLan people come over plain http from other machines: the cookie can't be `Secure`
///   then
/// @param demo sign-in codes are given in the answer, to anybody
public record IdentitySettings(@Nullable String publicUrl, boolean insecureLan, boolean demo) {
  /// Takes the slash off the address.
  public IdentitySettings {
    if (publicUrl != null) {
      var origin = origin(publicUrl);
      var path = URI.create(publicUrl).getRawPath();
      publicUrl = origin + (path == null ? "" : path.replaceAll("/+$", ""));
    }
  }

  /// The scheme, host and port of an address, as browsers write them in `Origin`. Throws
  /// [IllegalArgumentException] if it has none.
  static String origin(String url) {
    var uri = URI.create(url);
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw new IllegalArgumentException("not an address: " + url);
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    var usual = scheme.equals("https") ? 443 : 80;
    var port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
  }
}
