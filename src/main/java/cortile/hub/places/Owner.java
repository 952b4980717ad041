package cortile.hub.places;

import org.jspecify.annotations.Nullable;

/// Whose a use of units is or will be: a reservation's or a session's. What the owner has already
/// is never in its own way.
///
/// @param reservation id; null for a session
/// @param use null for a reservation
record Owner(@Nullable Long reservation, @Nullable SessionUse use) {
  /// Nobody who has anything yet.
  static final Owner NEW = new Owner(null, null);

  static Owner of(long reservation) {
    return new Owner(reservation, null);
  }

  static Owner of(SessionUse use) {
    return new Owner(null, use);
  }

  @Nullable Long session() {
    return use == null ? null : use.session();
  }

  @Nullable String part() {
    return use == null ? null : use.part();
  }
}
