package cortile.kit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// An Ed25519 key pair (RFC 8032). The private key is 256 random bits, from which the public one
/// follows.
///
/// @param raw the public key as its 32 bytes, in base64url
public record SigningPair(PrivateKey privateKey, PublicKey publicKey, String raw) {
  private static final int BYTES = 32;

  /// The pair of 32 secret bytes.
  public static SigningPair of(byte[] secret) {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(secret));
      return of(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SigningPair of(KeyPair pair) {
    var encoded = pair.getPublic().getEncoded();
    var raw = Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    return new SigningPair(
        pair.getPrivate(),
        pair.getPublic(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
  }

  // Java derives a public key only while it makes a new pair; RFC 8032's test vectors hold us to
  // this being the pair of the secret.
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] secret;

    Fixed(byte[] secret) {
      super();
      this.secret = secret.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != secret.length) {
        throw new IllegalStateException("not the secret of an Ed25519 key");
      }
      System.arraycopy(secret, 0, bytes, 0, bytes.length);
    }
  }
}
