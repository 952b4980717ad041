package cortile.hub.door;

import cortile.hub.events.Seats;
import org.jspecify.annotations.Nullable;

/// A number and what it holds.
///
/// @param late its time is over
record HeldNumber(
    long id,
    String state,
    Seats wanted,
    @Nullable Long booking,
    @Nullable String code,
    boolean late) {}
