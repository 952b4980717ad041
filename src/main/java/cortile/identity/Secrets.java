package cortile.identity;

import cortile.kit.DerivedKey;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/// Makes the secrets that people are handed, and the forms in which they are stored. What is short
/// (six digits) or personal (an address) is stored as an HMAC whose key lies outside the database.
/// May be used from any thread.
public final class Secrets {
  private final SecureRandom random = new SecureRandom();
  private final DerivedKey key;

  /// Derives the key of the HMACs from the signing key.
  public Secrets(byte[] signingKey) {
    key = DerivedKey.of(signingKey, "cortile identity codes 1");
  }

  /// Six digits.
  String digits() {
    return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
  }

  /// A printed code, with its dashes.
  String votingCode() {
    var bytes = new byte[VotingCode.LENGTH];
    random.nextBytes(bytes);
    return VotingCode.of(bytes);
  }

  /// The id of a session: 128 bits.
  String session() {
    return text(16);
  }

  /// The secret of a set-up link: 256 bits.
  String setup() {
    return text(32);
  }

  byte[] account(String email) {
    return hmac("account", email);
  }

  byte[] code(String email, String digits) {
    return hmac("code", email + '\n' + digits);
  }

  byte[] printed(String meant) {
    return hmac("printed", meant);
  }

  byte[] link(String secret) {
    return hmac("link", secret);
  }

  /// Takes the same time wherever the two differ.
  static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  private String text(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] hmac(String purpose, String text) {
    return key.mac(purpose + '\n' + text);
  }
}
