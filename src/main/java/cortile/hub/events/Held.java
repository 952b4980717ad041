package cortile.hub.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One booking while a batch is decided.
///
/// @param id 0 for one that the batch makes
/// @param line order of arrival, or the order drawn
/// @param lot number in the lottery; null if it is none
/// @param content hash of party and contact, by which a repeated change is known
public record Held(
    long id,
    String code,
    BookingState state,
    Seats seats,
    long line,
    @Nullable Long lot,
    @Nullable Instant offeredUntil,
    int link,
    boolean late,
    int revision,
    String content) {

  Held to(BookingState next) {
    return new Held(id, code, next, seats, line, lot, null, link, late, revision + 1, content);
  }

  Held offered(Instant until) {
    return new Held(
        id, code, BookingState.OFFERED, seats, line, lot, until, link, late, revision + 1, content);
  }

  Held given(boolean afterDeadline) {
    return new Held(
        id,
        code,
        BookingState.CANCELLED,
        seats,
        line,
        lot,
        null,
        link,
        afterDeadline,
        revision + 1,
        content);
  }

  Held with(Seats next, String nextContent) {
    return new Held(
        id, code, state, next, line, lot, offeredUntil, link, late, revision + 1, nextContent);
  }

  Held drawn(BookingState next, long place) {
    return new Held(id, code, next, seats, place, lot, null, link, late, revision + 1, content);
  }
}
