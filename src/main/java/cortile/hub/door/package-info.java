/// Tickets and the door. See `docs/rooms/hub.md`.
@NullMarked
package cortile.hub.door;

import org.jspecify.annotations.NullMarked;
