package cortile.hub.door;

import org.jspecify.annotations.Nullable;

/// Who stands at a door: a door device, or somebody of the staff.
///
/// @param device its id; null for staff
/// @param staff the subject; null for a device
record Keeper(@Nullable Long device, @Nullable String staff) {
  static Keeper device(long id) {
    return new Keeper(id, null);
  }

  static Keeper staff(String subject) {
    return new Keeper(null, subject);
  }
}
