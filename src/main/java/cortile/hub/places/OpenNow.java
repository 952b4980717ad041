package cortile.hub.places;

import java.time.Instant;
import java.util.Optional;

/// Whether something is open at a moment.
///
/// @param changes when it closes or opens next; empty if not within two weeks
record OpenNow(boolean open, Optional<Instant> changes) {}
