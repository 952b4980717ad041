/// Workshops with live polls: the facilitator's hand, phones, the wall. See `docs/rooms/polls.md`.
@NullMarked
package cortile.polls;

import org.jspecify.annotations.NullMarked;
