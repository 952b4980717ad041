package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OccasionTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T17:00:00Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  private static final Occasion COURSE =
      new Occasion(
          List.of(
              new Occasion.Session(1, MONDAY, MONDAY.plus(Duration.ofHours(2))),
              new Occasion.Session(2, TUESDAY, TUESDAY.plus(Duration.ofHours(2)))));

  @Test
  void aScanBelongsToTheSessionThatIsAboutToBegin() {
    assertThat(COURSE.at(MONDAY.minus(Duration.ofDays(9)))).isEqualTo(1);
    assertThat(COURSE.at(MONDAY)).isEqualTo(1);
    assertThat(COURSE.at(TUESDAY.minus(Duration.ofHours(4)))).isEqualTo(1);
    assertThat(COURSE.at(TUESDAY.minus(Duration.ofHours(2)))).isEqualTo(2);
    assertThat(COURSE.at(TUESDAY.plus(Duration.ofDays(9)))).isEqualTo(2);
  }

  @Test
  void aDevicesClockIsPutRight() {
    var now = MONDAY.plusSeconds(600);
    assertThat(COURSE.made(MONDAY.plusSeconds(90), 90_000, now)).isEqualTo(MONDAY);
    assertThat(COURSE.made(MONDAY.minusSeconds(90), -90_000, now)).isEqualTo(MONDAY);
  }

  @Test
  void noScanIsLaterThanItCameOrOlderThanADay() {
    var now = MONDAY.plusSeconds(600);
    assertThat(COURSE.made(now.plusSeconds(1), 0, now)).isEqualTo(now);
    assertThat(COURSE.made(Instant.EPOCH, 0, now)).isEqualTo(MONDAY.minus(Duration.ofDays(1)));
    var tooSoon = MONDAY.minus(Duration.ofDays(5));
    assertThat(COURSE.made(tooSoon, 0, tooSoon)).isEqualTo(tooSoon);
  }
}
