package cortile.hub.door;

import java.time.Instant;
import java.util.List;

/// A door before a batch of scans.
///
/// @param parties those that are claimed, and those of the earlier scans
/// @param earlier all scans of the guests that are claimed, and those of the batch that came before
record DoorState(
    long event, Occasion occasion, List<Party> parties, List<Kept> earlier, Instant now) {}
