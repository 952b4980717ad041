package cortile.hub.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a letter is sent, and how long it is of use.
///
/// @param due not before; null for at once
/// @param occasion the start that a reminder reminds of, which tells it from that of another date;
///   null for other letters
/// @param expires not from then on: it would only mislead
public record Term(@Nullable Instant due, @Nullable Instant occasion, Instant expires) {
  /// Whether its time comes after that.
  public boolean after(Instant now) {
    return due != null && due.isAfter(now);
  }

  /// A letter to be sent at once.
  public static Term until(Instant expires) {
    return new Term(null, null, expires);
  }

  /// A letter of what begins later, of no use once it has begun.
  public static Term reminder(Instant due, Instant starts) {
    return new Term(due, starts, starts);
  }
}
