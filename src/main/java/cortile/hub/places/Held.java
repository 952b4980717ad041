package cortile.hub.places;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A reservation that was found.
///
/// @param link number of the personal link
/// @param series id; null for none
/// @param visible the asker may see it, also without the link's secret
record Held(
    long id,
    String code,
    String state,
    Range time,
    int link,
    int revision,
    @Nullable Long series,
    @Nullable OffsetDateTime came,
    String place,
    String zone,
    @Nullable String organisation,
    @Nullable String subject,
    @Nullable String email,
    String language,
    OffsetDateTime now,
    boolean visible) {
  /// It has neither ended nor been given back.
  boolean open() {
    return (state.equals("asked") || state.equals("confirmed"))
        && now.toInstant().isBefore(time.to());
  }
}
