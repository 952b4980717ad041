package cortile.hub.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a batch does to one event, to be written as it is.
///
/// @param verdicts in the order of the orders
/// @param made new bookings, each with its order
/// @param changed bookings that were there, as they are now
/// @param parties those of `changed` whose party was replaced, with the order
/// @param released guests who did not come
/// @param pools as they are now
/// @param waiting parties in line now
/// @param drawn what came of a draw that was made now, in the order drawn; null for none
/// @param told what people are to be told, in order
public record Decision(
    List<Verdict> verdicts,
    List<Made> made,
    List<Held> changed,
    List<Order.Change> parties,
    List<Order.Release> released,
    List<Pool> pools,
    long lastLine,
    int waiting,
    @Nullable List<Drawn> drawn,
    List<Told> told) {

  /// A new booking.
  public record Made(Held booking, Order.Book order) {}

  /// One entry of a draw.
  public record Drawn(long lot, int people, boolean won) {}

  /// Something that somebody must learn of their booking.
  ///
  /// @param line place in line of a party that begins to wait
  public record Told(String code, Tiding tiding, int line) {}

  /// Kinds of news.
  public enum Tiding {
    BOOKED,
    WAITING,
    ENTERED,
    OFFERED,
    EXPIRED,
    CHANGED,
    CANCELLED,
    WON,
    LOST;

    /// Whether it is still worth telling when nothing more can become of the booking.
    public boolean ends() {
      return this == EXPIRED || this == CANCELLED;
    }
  }
}
