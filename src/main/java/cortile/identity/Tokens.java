package cortile.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signed tokens: JWT with HS256 and nothing else. May be used from any thread.
///
/// vertx-auth-jwt answers at once here (about 3 µs a token); its future is complete when it
/// returns.
public final class Tokens {
  /// How long the token of a session is good for.
  public static final Duration LIFE = Duration.ofMinutes(15);

  /// How far the clocks of two nodes may differ.
  static final Duration LEEWAY = Duration.ofSeconds(60);

  private static final String HOUSE = "cortile";
  private static final String ALGORITHM = "HS256";
  private static final int LONGEST = 2048;

  private final JWTAuth jwt;

  /// What a token with a good signature says. Its times are not judged yet.
  record Claims(Principal principal, Instant issued) {
    boolean expired(Instant now) {
      return !now.isBefore(principal.expires());
    }

    /// Past half of its life.
    boolean stale(Instant now) {
      var life = Duration.between(issued, principal.expires());
      return now.isAfter(issued.plus(life.dividedBy(2)));
    }
  }

  /// Signs and verifies with a key of 32 random bytes.
  public Tokens(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the signing key must have 256 bits");
    }
    // The times are judged here, by a clock that is passed in; so Vert.x need not. It needs no
    // Vertx without a key store.
    jwt =
        JWTAuth.create(
            null,
            new JWTAuthOptions()
                .addPubSecKey(
                    new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(Buffer.buffer(key)))
                .setJWTOptions(
                    new JWTOptions()
                        .setIssuer(HOUSE)
                        .addAudience(HOUSE)
                        .setIgnoreExpiration(true)));
  }

  /// A new token.
  ///
  /// @param session null for a token that lives without a session, and can't be revoked
  public String mint(
      String subject, Role role, @Nullable String session, Duration ttl, Instant now) {
    var claims =
        new JsonObject()
            .put("sub", subject)
            .put("role", role.wire())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(ttl).getEpochSecond());
    if (session != null) {
      claims.put("sid", session);
    }
    return jwt.generateToken(
        claims,
        new JWTOptions()
            .setAlgorithm(ALGORITHM)
            .setIssuer(HOUSE)
            .addAudience(HOUSE)
            .setNoTimestamp(true));
  }

  /// Who a token speaks for; empty if it is bad, expired or from the future.
  public Optional<Principal> verify(String token, Instant now) {
    return read(token, now).filter(claims -> !claims.expired(now)).map(Claims::principal);
  }

  /// What a token says, even if it has expired; empty if it is bad or from the future.
  Optional<Claims> read(String token, Instant now) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var user = jwt.authenticate(new TokenCredentials(token)).result();
      if (user == null) {
        return Optional.empty();
      }
      return claims(user.attributes().getJsonObject("accessToken"))
          .filter(claims -> !claims.issued().isAfter(now.plus(LEEWAY)));
    } catch (RuntimeException e) {
      // What isn't even shaped like a token throws here and there instead of failing.
      return Optional.empty();
    }
  }

  private static Optional<Claims> claims(JsonObject json) {
    var subject = json.getString("sub");
    var role = json.getString("role");
    var issued = json.getLong("iat");
    var expires = json.getLong("exp");
    if (subject == null || role == null || issued == null || expires == null || expires <= issued) {
      return Optional.empty();
    }
    return Role.of(role)
        .map(known ->
            new Claims(
                new Principal(
                    subject, known, json.getString("sid"), Instant.ofEpochSecond(expires)),
                Instant.ofEpochSecond(issued)));
  }
}
