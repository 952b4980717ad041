package cortile.kit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key for message authentication codes (HMAC-SHA256, RFC 2104) of one purpose. Keys of different
/// purposes tell nothing of each other, nor of what they come from. May be used from any thread.
public final class DerivedKey {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKey key;

  private DerivedKey(SecretKey key) {
    this.key = key;
  }

  /// Derives the key of a purpose (HKDF-SHA256 without salt, RFC 5869).
  ///
  /// @param source the installation's signing key
  /// @param purpose a name that nothing else uses; another name makes another key
  public static DerivedKey of(byte[] source, String purpose) {
    try {
      return new DerivedKey(
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  HMAC,
                  HKDFParameterSpec.ofExtract().addIKM(source).thenExpand(bytes(purpose), BYTES)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF-SHA256 is part of every JDK", e);
    }
  }

  /// A key that serves one purpose only already.
  public static DerivedKey itself(byte[] key) {
    return new DerivedKey(new SecretKeySpec(key, HMAC));
  }

  /// The code of a text in UTF-8: 32 bytes.
  public byte[] mac(String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }

  /// The first 128 bits of the code of a text, as 22 characters that may stand in an address.
  public String proof(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac(text), 16));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
