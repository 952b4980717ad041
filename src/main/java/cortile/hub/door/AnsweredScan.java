package cortile.hub.door;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one scan of a batch is answered.
///
/// @param first the scan by which the guest was inside already
record AnsweredScan(
    UUID scan,
    Verdict verdict,
    @Nullable Party party,
    Kept.@Nullable Seat seat,
    @Nullable Kept first) {}
