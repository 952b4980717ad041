package cortile.identity;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The session cookie. Its value is a token; it outlives the token, because an expired token of a
/// living session is renewed.
final class Cookies {
  private final Tokens tokens;
  private final boolean insecureLan;
  private final InstantSource clock;

  Cookies(Tokens tokens, IdentitySettings settings, InstantSource clock) {
    this.tokens = tokens;
    this.insecureLan = settings.insecureLan();
    this.clock = clock;
  }

  @Nullable String read(HttpServerRequest request) {
    var cookie = request.getCookie(name(request));
    return cookie == null ? null : cookie.getValue();
  }

  /// The `Set-Cookie` of a session, with a new token.
  String open(HttpServerRequest request, Session session) {
    var now = clock.instant();
    var person = session.person();
    var token = tokens.mint(person.id().toString(), person.role(), session.id(), Tokens.LIFE, now);
    var age = Math.max(1, Duration.between(now, session.ends()).toSeconds());
    return header(request, token, age);
  }

  /// The `Set-Cookie` that takes the cookie away.
  String close(HttpServerRequest request) {
    return header(request, "", 0);
  }

  private String header(HttpServerRequest request, String value, long age) {
    var name = name(request);
    var secure = name.startsWith("__Host-") ? "; Secure" : "";
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly%s; SameSite=Lax"
        .formatted(name, value, age, secure);
  }

  private String name(HttpServerRequest request) {
    return insecureLan && !"https".equals(request.scheme()) ? "cortile" : "__Host-cortile";
  }
}
