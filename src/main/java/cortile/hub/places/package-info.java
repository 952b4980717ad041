/// Places, what can be reserved there, and reservations. See `docs/rooms/hub.md`.
@NullMarked
package cortile.hub.places;

import org.jspecify.annotations.NullMarked;
