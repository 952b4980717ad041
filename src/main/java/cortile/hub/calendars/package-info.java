/// Events and reservations as other programs read them: iCalendar, RSS, schema.org. See
/// `docs/rooms/hub.md`.
@NullMarked
package cortile.hub.calendars;

import org.jspecify.annotations.NullMarked;
