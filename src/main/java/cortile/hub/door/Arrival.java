package cortile.hub.door;

import java.time.Instant;
import java.util.UUID;

/// What is known of a guest now.
///
/// @param scan by which the guest came in first
record Arrival(Kept.Seat seat, UUID scan, Instant at, boolean inside) {}
