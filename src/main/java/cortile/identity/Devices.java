package cortile.identity;

import cortile.kit.DerivedKey;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Tells devices apart that nobody has signed in on, by a signed cookie with 128 random bits and
/// nothing about the person. A private window is another device, and so is a browser that was
/// cleaned. May be used from any thread.
public final class Devices {
  private static final Duration LIFE = Duration.ofDays(180);
  private static final int BYTES = 16;
  private static final int CHARS = 22;

  private final SecureRandom random = new SecureRandom();
  private final DerivedKey key;
  private final boolean insecureLan;

  /// A device that was just told apart.
  ///
  /// @param cookie the `Set-Cookie` by which it is known from now on
  public record Made(String id, String cookie) {}

  /// Derives the key of the signatures from the signing key.
  public Devices(byte[] signingKey, IdentitySettings settings) {
    this.insecureLan = settings.insecureLan();
    key = DerivedKey.of(signingKey, "cortile identity devices 1");
  }

  /// The device's id; empty without a cookie, or with one that we did not sign.
  public Optional<String> read(HttpServerRequest request) {
    var cookie = request.getCookie(name(request));
    return cookie == null ? Optional.empty() : verified(cookie.getValue());
  }

  /// Tells a device apart from now on.
  public Made make(HttpServerRequest request) {
    var id = text(random());
    var name = name(request);
    return new Made(
        id,
        "%s=%s%s; Path=/; Max-Age=%d; HttpOnly%s; SameSite=Lax"
            .formatted(
                name,
                id,
                key.proof(id),
                LIFE.toSeconds(),
                name.startsWith("__Host-") ? "; Secure" : ""));
  }

  private Optional<String> verified(String value) {
    if (value.length() != 2 * CHARS) {
      return Optional.empty();
    }
    var id = value.substring(0, CHARS);
    return MessageDigest.isEqual(bytes(value.substring(CHARS)), bytes(key.proof(id)))
        ? Optional.of(id)
        : Optional.empty();
  }

  private byte[] random() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private String name(HttpServerRequest request) {
    return insecureLan && !"https".equals(request.scheme())
        ? "cortile-device"
        : "__Host-cortile-device";
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
