package cortile.hub.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class WhenTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  @Test
  void timesAreWeekdaysByTheClockOfThePlace() {
    var start = LocalDateTime.of(2026, 11, 24, 18, 0).atZone(ROME);
    assertThat(When.span(Locale.ITALIAN, start, start.plusHours(2)))
        .isEqualTo("martedì 24 novembre 2026, ore 18:00–20:00");
    assertThat(When.span(Locale.ENGLISH, start, start.plusHours(2)))
        .isEqualTo("Tuesday 24 November 2026, 18:00–20:00");
    assertThat(When.span(Locale.ITALIAN, start, start.plusDays(1)))
        .isEqualTo("martedì 24 novembre 2026, ore 18:00 – mercoledì 25 novembre 2026, ore 18:00");
  }
}
