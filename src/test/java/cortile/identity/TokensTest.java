package cortile.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class TokensTest {
  private static final byte[] KEY = new byte[32];
  private static final Instant NOW = Instant.parse("2026-05-10T12:00:00Z");

  static {
    Arrays.fill(KEY, (byte) 7);
  }

  private final Tokens tokens = new Tokens(KEY);

  @Test
  void aTokenSaysWhatItWasMintedFor() {
    var token = tokens.mint("pb:slug:42", Role.AUDITOR, "sid", Duration.ofHours(1), NOW);
    assertThat(tokens.verify(token, NOW.plusSeconds(3599)))
        .contains(new Principal("pb:slug:42", Role.AUDITOR, "sid", NOW.plusSeconds(3600)));
  }

  @Test
  void aTokenNeedsNoSession() {
    var token = tokens.mint("somebody", Role.RESIDENT, null, Tokens.LIFE, NOW);
    assertThat(tokens.verify(token, NOW).orElseThrow().session()).isNull();
  }

  @Test
  void anExpiredTokenIsNothing() {
    var token = tokens.mint("somebody", Role.RESIDENT, null, Tokens.LIFE, NOW);
    assertThat(tokens.verify(token, NOW.plus(Tokens.LIFE))).isEmpty();
    assertThat(tokens.read(token, NOW.plus(Tokens.LIFE))).isPresent();
  }

  @Test
  void aTokenFromTheFutureIsNothing() {
    var token = tokens.mint("somebody", Role.RESIDENT, null, Tokens.LIFE, NOW.plusSeconds(120));
    assertThat(tokens.verify(token, NOW)).isEmpty();
    assertThat(tokens.verify(token, NOW.plusSeconds(61))).isPresent();
  }

  @Test
  void anotherKeyAnotherByteOrNoTokenAtAllIsNothing() {
    var token = tokens.mint("somebody", Role.RESIDENT, null, Tokens.LIFE, NOW);
    assertThat(new Tokens(new byte[32]).verify(token, NOW)).isEmpty();
    var parts = token.split("\\.", -1);
    for (var bad :
        new String[] {
          "",
          ".",
          "..",
          "a.b.c",
          token + "A",
          token.substring(1),
          parts[0] + "." + parts[1],
          parts[0] + "." + parts[1] + ".",
          token.substring(0, token.length() - 2) + "AA",
          "x".repeat(5000),
          parts[0] + "." + "e30" + "." + parts[2],
          "bnVsbA." + parts[1] + "." + parts[2],
          "W10." + parts[1] + "." + parts[2],
          parts[0] + ".bnVsbA." + parts[2],
          "e30.e30.e30",
          "\u0000.\uD800.x"
        }) {
      assertThat(tokens.verify(bad, NOW)).as(bad).isEmpty();
    }
  }

  @Test
  void onlyOneAlgorithmIsTaken() {
    var claims = claims();
    assertThat(tokens.verify(signed("HmacSHA256", "HS256", claims), NOW)).isPresent();
    assertThat(tokens.verify(signed("HmacSHA512", "HS512", claims), NOW)).isEmpty();
    assertThat(tokens.verify(signed("HmacSHA256", "HS512", claims), NOW)).isEmpty();
    assertThat(tokens.verify(signed("HmacSHA256", "none", claims), NOW)).isEmpty();
    assertThat(tokens.verify(text(header("none")) + "." + text(claims) + ".", NOW)).isEmpty();
  }

  @Test
  void everyClaimIsChecked() {
    for (var name : new String[] {"iss", "aud", "sub", "role", "iat", "exp"}) {
      var without = claims();
      without.remove(name);
      assertThat(tokens.verify(signed("HmacSHA256", "HS256", without), NOW)).as(name).isEmpty();
      var wrong = claims().put(name, name.length() == 3 && name.charAt(0) == 'i' ? 5 : "other");
      if (!name.equals("sub") && !name.equals("iat")) {
        assertThat(tokens.verify(signed("HmacSHA256", "HS256", wrong), NOW)).as(name).isEmpty();
      }
    }
    var endless = claims().put("exp", NOW.getEpochSecond() - 1);
    assertThat(tokens.verify(signed("HmacSHA256", "HS256", endless), NOW)).isEmpty();
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new Tokens(new byte[31])).isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonObject claims() {
    return new JsonObject()
        .put("iss", "cortile")
        .put("aud", "cortile")
        .put("sub", "somebody")
        .put("role", "resident")
        .put("iat", NOW.getEpochSecond())
        .put("exp", NOW.getEpochSecond() + 900);
  }

  private static JsonObject header(String algorithm) {
    return new JsonObject().put("typ", "JWT").put("alg", algorithm);
  }

  private static String signed(String hmac, String algorithm, JsonObject claims) {
    try {
      var body = text(header(algorithm)) + "." + text(claims);
      var mac = Mac.getInstance(hmac);
      mac.init(new SecretKeySpec(KEY, hmac));
      return body + "." + text(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JsonObject json) {
    return text(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
