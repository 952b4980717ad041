package cortile.hub.door;

/// Something to be done in the queue of an event.
///
/// @param number 0 for none in particular
record DueNumber(long event, String slug, int number) {}
