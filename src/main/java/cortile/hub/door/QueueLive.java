package cortile.hub.door;

import org.jspecify.annotations.Nullable;

/// Who waits now.
///
/// @param own the number that a device has
record QueueLive(int waiting, @Nullable Integer own) {}
