package cortile.hub.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// When a place is open all the time.
class OpeningTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final LocalDate TUESDAY = LocalDate.of(2027, 3, 2);
  private static final Opening ALWAYS = new Opening(ROME, week(0, 1440), List.of());

  @Test
  void daysThatTouchAtMidnightAreOneTime() {
    var night =
        new Range(Instant.parse("2027-03-02T17:00:00Z"), Instant.parse("2027-03-05T02:00:00Z"));
    assertThat(ALWAYS.covers(night)).isTrue();
    assertThat(new Opening(ROME, week(0, 1439), List.of()).covers(night)).isFalse();
    var lunch = new Closure(TUESDAY.plusDays(1), TUESDAY.plusDays(1), 720, 780, Map.of());
    assertThat(new Opening(ROME, week(0, 1440), List.of(lunch)).covers(night)).isFalse();
  }

  @Test
  void theFirstDayThatItIsClosedIsEnough() {
    var ages =
        new Range(Instant.parse("2027-03-02T17:00:00Z"), Instant.parse("9999-12-30T23:00:00Z"));
    var opening = new Opening(ROME, week(480, 1380), List.of());
    assertTimeout(
        Duration.ofSeconds(2),
        () -> IntStream.range(0, 10).forEach(i -> assertThat(opening.covers(ages)).isFalse()));
  }

  private static List<Hours> week(int opens, int closes) {
    return IntStream.rangeClosed(1, 7).mapToObj(day -> new Hours(day, opens, closes)).toList();
  }
}
