package cortile.identity;

import cortile.kit.DerivedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The secrets in personal links, by which somebody without an account reaches what is theirs: 128
/// bits that follow from the installation's key and the thing's name, so that they are stored
/// nowhere and can be said again in a later mail. May be used from any thread.
public final class PersonalLinks {
  private final DerivedKey key;

  /// Derives its own key from the signing key.
  public PersonalLinks(byte[] signingKey) {
    key = DerivedKey.of(signingKey, "cortile personal links 1");
  }

  /// The secret: 22 characters that may stand in an address, where they belong after the `#`.
  ///
  /// @param kind of thing, such as `booking`
  /// @param name of the thing; what ends a link changes the name (a counter in it)
  public String secret(String kind, String name) {
    return key.proof(kind + '\n' + name);
  }

  /// Whether somebody holds the link.
  public boolean opens(String kind, String name, String secret) {
    return MessageDigest.isEqual(
        secret(kind, name).getBytes(StandardCharsets.UTF_8),
        secret.getBytes(StandardCharsets.UTF_8));
  }
}
