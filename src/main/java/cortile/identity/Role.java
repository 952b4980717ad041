package cortile.identity;

import java.util.Locale;
import java.util.Optional;

/// What a person or a device may do. On the wire, in tokens and in the database the names are
/// lower-case.
public enum Role {
  RESIDENT,
  FACILITATOR,
  ORGANISER,
  SCREEN,
  AUDITOR;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /// The name in JSON, tokens and the database.
  public String wire() {
    return wire;
  }

  /// The role of a wire name, if there is one.
  public static Optional<Role> of(String wire) {
    for (var role : values()) {
      if (role.wire.equals(wire)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
