package cortile.hub.places;

import java.time.Instant;

/// Units of a resource that somebody wants for a time.
///
/// @param date number of the date that it belongs to, for what comes again
/// @param resource id
/// @param key of the resource
record Wanted(int date, long resource, String key, int quantity, Instant starts, Instant ends) {}
