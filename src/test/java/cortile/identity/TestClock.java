package cortile.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A clock that a test moves.
final class TestClock implements InstantSource {
  private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
