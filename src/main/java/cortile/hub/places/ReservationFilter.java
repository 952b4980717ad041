package cortile.hub.places;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody looks for among reservations; null stands for anything.
///
/// @param all staff look at everybody's
/// @param from ends after this day began; null for what has not ended
record ReservationFilter(
    boolean all,
    @Nullable String place,
    @Nullable String resource,
    @Nullable List<String> states,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String organisation,
    @Nullable String text) {}
