package cortile.hub.door;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One scan as a device tells it.
///
/// @param scan the device's name of it; the same one sent again is the same scan
/// @param said when, by the device's clock
/// @param aheadMs by how much that clock was ahead of ours
/// @param in the guest went in, else out
/// @param offline the device could not ask
/// @param shown what it showed then: `in`, `out`, `already` or `refused`
/// @param way how it was made: `ticket`, `code` or `walk-in`
/// @param presented what was shown, as it may be kept
record Scanned(
    UUID scan,
    Instant said,
    long aheadMs,
    boolean in,
    boolean offline,
    Verdict shown,
    String way,
    Claim claim,
    @Nullable String presented) {}
