package cortile.hub.door;

/// A scan to be stored.
record AddedScan(Scanned scanned, Kept kept) {}
