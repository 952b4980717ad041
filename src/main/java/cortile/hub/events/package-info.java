/// Events, bookings, the waitlist and the lottery. See `docs/rooms/hub.md`.
@NullMarked
package cortile.hub.events;

import org.jspecify.annotations.NullMarked;
