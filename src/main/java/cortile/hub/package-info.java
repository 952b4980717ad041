/// The community hub, put together from its parts. See `docs/rooms/hub.md`.
@NullMarked
package cortile.hub;

import org.jspecify.annotations.NullMarked;
