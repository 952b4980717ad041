package cortile.hub.door;

/// An event that may be walked into.
///
/// @param open whether people may take numbers by themselves
/// @param going has not ended
record QueueEvent(long id, int partyMost, boolean open, boolean going) {}
