package cortile.hub.door;

/// Somebody at the door of an event.
record Stand(long event, String slug, Keeper keeper) {}
