package cortile.hub.places;

import org.jspecify.annotations.Nullable;

/// On which terms a resource can be reserved.
///
/// @param units that there are
/// @param who may: `nobody`, `staff`, `organisations`, `residents` or `anyone`
/// @param checkIn minutes after the start by which somebody must come; null for never
/// @param opening its own, or the place's
record Terms(
    long id,
    String key,
    String kind,
    int units,
    String who,
    boolean approval,
    int min,
    int max,
    int step,
    int notice,
    int ahead,
    int before,
    int after,
    @Nullable Integer checkIn,
    Limits person,
    Limits organisation,
    Opening opening) {

  /// Whether somebody may reserve it, times and settings apart.
  ///
  /// @param member speaks for an organisation
  boolean allows(Asker asker, boolean member) {
    return switch (who) {
      case "anyone" -> true;
      case "residents" -> asker.subject() != null;
      case "organisations" -> asker.staff() || member;
      case "staff" -> asker.staff();
      default -> false;
    };
  }
}
