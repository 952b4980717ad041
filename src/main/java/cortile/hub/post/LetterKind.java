package cortile.hub.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// What a letter tells. Its texts are `mail.{wire}.subject` and `mail.{wire}.text`; the values are
/// the words in braces that stand in them.
public enum LetterKind {
  /// The places are theirs.
  BOOKED(Subject.BOOKING, "people"),
  /// They take part in the draw.
  ENTERED(Subject.BOOKING, "people"),
  /// The event is full and they stand in line.
  WAITING(Subject.BOOKING, "people", "line"),
  /// Places are held for them until a moment.
  OFFERED(Subject.BOOKING, "people", "until"),
  /// Nobody said yes to the offer in time.
  OFFER_EXPIRED(Subject.BOOKING),
  /// The booking is another one now: people, needs, contact.
  CHANGED(Subject.BOOKING, "people"),
  /// They gave their places back.
  CANCELLED(Subject.BOOKING),
  /// The event does not take place; `reason` may be empty.
  EVENT_CANCELLED(Subject.BOOKING, "reason"),
  /// Another time or place; `before` is when it would have been.
  EVENT_MOVED(Subject.BOOKING, "before"),
  /// Soon; `giveUp` is the link by which they give their places back in one tap.
  REMINDER(Subject.BOOKING, "people", "giveUp"),
  /// The next meeting of a course that has begun, so that it can't be given back any more.
  REMINDER_NEXT(Subject.BOOKING, "people"),
  /// Drawn.
  DRAWN_WON(Subject.BOOKING, "people"),
  /// Not drawn; in line now, at the place `line`.
  DRAWN_LOST(Subject.BOOKING, "line"),
  /// A need, such as an interpreter, will be met.
  NEED_CONFIRMED(Subject.BOOKING, "need"),
  /// A need can't be met.
  NEED_DECLINED(Subject.BOOKING, "need"),
  /// Somebody must say yes.
  RESERVATION_ASKED(Subject.RESERVATION),
  /// The room or thing is theirs.
  RESERVATION_CONFIRMED(Subject.RESERVATION),
  /// Not theirs; `reason` may be empty.
  RESERVATION_REFUSED(Subject.RESERVATION, "reason"),
  /// Another time; `before` is when it would have been.
  RESERVATION_MOVED(Subject.RESERVATION, "before"),
  /// Given back, or taken back by the desk; `reason` may be empty.
  RESERVATION_CANCELLED(Subject.RESERVATION, "reason"),
  /// Nobody came, so others may have it.
  RESERVATION_FREED(Subject.RESERVATION),
  /// What they wished for is free; the first to reserve it has it.
  YOUR_TURN(Subject.RESERVATION, "until"),
  /// What an organiser wrote to those who booked: `subject` and `text`.
  MESSAGE(Subject.BOOKING, "subject", "text");

  private enum Subject {
    BOOKING("name event when where code link"),
    RESERVATION("name what when where code link");

    private final String values;

    Subject(String values) {
      this.values = values;
    }
  }

  private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String needed;

  LetterKind(Subject subject, String... more) {
    this.needed = subject.values + " " + String.join(" ", more);
  }

  /// The name in the database, in texts and on the wire.
  public String wire() {
    return wire;
  }

  /// Until when a letter of this kind is of use: as long as there is something to come to. That
  /// there is nothing any more one wants to know a day longer.
  ///
  /// @param ends of what it is about
  public Instant expires(Instant ends) {
    return switch (this) {
      case OFFER_EXPIRED,
          CANCELLED,
          EVENT_CANCELLED,
          RESERVATION_REFUSED,
          RESERVATION_CANCELLED,
          RESERVATION_FREED ->
          ends.plus(Duration.ofDays(1));
      default -> ends;
    };
  }

  /// The values that a letter of this kind must bring, and no others.
  public Set<String> needed() {
    return Set.of(needed.strip().split(" ", -1));
  }
}
