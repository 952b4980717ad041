package cortile.hub.places;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/// A place as far as reserving goes, at a moment.
///
/// @param now by the database's clock
/// @param archived takes no new reservations
/// @param terms by the resources' keys; archived ones are missing
record Site(
    long id,
    String slug,
    ZoneId zone,
    Instant now,
    boolean archived,
    Limits person,
    Limits organisation,
    Opening opening,
    Map<String, Terms> terms) {}
