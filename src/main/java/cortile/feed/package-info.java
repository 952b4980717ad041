/// Live views: named, versioned JSON documents derived from the database, kept fresh on every
/// screen. Rooms declare views and touch them; the feed loads, compares and sends. Knows no room.
@NullMarked
package cortile.feed;

import org.jspecify.annotations.NullMarked;
