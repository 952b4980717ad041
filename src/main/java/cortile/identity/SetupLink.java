package cortile.identity;

import java.time.Instant;

/// A link that signs one person in once, to be handed over out of sight. Its secret stands after
/// `#`, which browsers don't send.
public record SetupLink(String secret, Instant expires) {
  /// The link under the address of an installation, such as `https://example.org`.
  public String at(String base) {
    return base + "/conduce/#setup=" + secret;
  }

  @Override
  public String toString() {
    return "SetupLink[expires=" + expires + "]";
  }
}
