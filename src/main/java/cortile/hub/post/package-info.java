/// Mail that survives restarts. See `docs/rooms/hub.md`.
@NullMarked
package cortile.hub.post;

import org.jspecify.annotations.NullMarked;
