package cortile.hub.places;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody looks for.
///
/// @param place a slug; null for any
record RoomSearch(
    FreeTimes.Wish wish, @Nullable String place, String kind, int people, Set<String> features) {}
