package cortile.identity;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The sessions that were ended while tokens of theirs may still be valid, as far as this node
/// knows. May be used from any thread.
public final class Revocations {
  private final ConcurrentHashMap<String, Instant> until = new ConcurrentHashMap<>();
  private final Consumer<String> ended;

  /// Starts with none.
  ///
  /// @param ended told of each session once, on any thread; must return at once
  public Revocations(Consumer<String> ended) {
    this.ended = ended;
  }

  /// Whether a session was ended. Its tokens are worth nothing, whatever their expiry.
  public boolean contains(String session) {
    return until.containsKey(session);
  }

  void add(String session, Instant now) {
    if (until.putIfAbsent(session, now.plus(Retention.REVOKED)) == null) {
      ended.accept(session);
    }
  }

  void forget(Instant now) {
    until.values().removeIf(now::isAfter);
  }
}
