package cortile.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// The secrets in personal links, by which somebody without an account reaches what is theirs: 128
/// bits that follow from the installation's key and the thing's name, so that they are stored
/// nowhere and can be said again in a later mail. May be used from any thread.
public final class PersonalLinks {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 16;

  private final SecretKey key;

  /// Derives its own key from the signing key.
  public PersonalLinks(byte[] signingKey) {
    try {
      key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  HMAC,
                  HKDFParameterSpec.ofExtract()
                      .addIKM(signingKey)
                      .thenExpand("cortile personal links 1".getBytes(StandardCharsets.UTF_8), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The secret: 22 characters that may stand in an address, where they belong after the `#`.
  ///
  /// @param kind of thing, such as `booking`
  /// @param name of the thing; what ends a link changes the name (a counter in it)
  public String secret(String kind, String name) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      var full = mac.doFinal((kind + '\n' + name).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether somebody holds the link.
  public boolean opens(String kind, String name, String secret) {
    return MessageDigest.isEqual(
        secret(kind, name).getBytes(StandardCharsets.UTF_8),
        secret.getBytes(StandardCharsets.UTF_8));
  }
}
