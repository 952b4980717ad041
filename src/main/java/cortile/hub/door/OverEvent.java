package cortile.hub.door;

/// An event that has ended.
record OverEvent(long event, String slug) {}
