package cortile.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClaimDeadlineTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  @Test
  void aDayOfWakingHoursIsTheMost() {
    assertThat(offered("2027-03-01T10:00", "2027-04-01T18:00")).isEqualTo("2027-03-02T20:00");
  }

  @Test
  void itShrinksAsTheStartNears() {
    assertThat(offered("2027-03-01T10:00", "2027-03-02T18:00")).isEqualTo("2027-03-01T14:00");
    assertThat(offered("2027-03-02T10:00", "2027-03-02T18:00")).isEqualTo("2027-03-02T11:00");
    assertThat(offered("2027-03-02T16:00", "2027-03-02T18:00")).isEqualTo("2027-03-02T16:30");
  }

  @Test
  void nobodyNeedsToWakeUp() {
    assertThat(offered("2027-03-01T23:30", "2027-03-02T18:00")).isEqualTo("2027-03-02T10:18:45");
    assertThat(offered("2027-03-01T03:00", "2027-03-01T11:00")).isEqualTo("2027-03-01T09:00");
    assertThat(offered("2027-03-01T21:50", "2027-03-02T10:00")).isEqualTo("2027-03-02T09:21:15");
  }

  @Test
  void nothingIsHeldBeyondTheStart() {
    assertThat(offered("2027-03-02T17:50", "2027-03-02T18:00")).isEqualTo("2027-03-02T18:00");
    assertThat(offered("2027-03-02T22:10", "2027-03-02T23:00")).isEqualTo("2027-03-02T23:00");
    assertThat(ClaimDeadline.of(Instant.MAX, Instant.MAX, ROME)).isEmpty();
  }

  @Test
  void theNightInWhichTheClockSkipsAnHourIsQuietToo() {
    assertThat(offered("2027-03-27T23:00", "2027-03-28T20:00")).isEqualTo("2027-03-28T10:30");
  }

  @Property(tries = 2000)
  void aDeadlineLiesAheadAndAwakeAndGivesTheTimeItPromises(
      @ForAll @IntRange(max = 525_600) int minute,
      @ForAll @IntRange(min = 1, max = 86_400) int ahead) {
    var now = instant("2027-01-01T00:00").plusSeconds(minute * 60L);
    var starts = now.plusSeconds(ahead * 60L);
    var deadline = ClaimDeadline.of(now, starts, ROME).orElseThrow();
    assertThat(deadline).isAfter(now).isBeforeOrEqualTo(starts);
    if (deadline.isBefore(starts)) {
      var patience = ClaimDeadline.patience(Duration.between(now, starts));
      assertThat(awake(now, deadline)).isBetween(patience.minusMinutes(1), patience.plusMinutes(1));
      assertThat(deadline.minusMillis(1).atZone(ROME).getHour()).isBetween(8, 21);
    }
  }

  // Counted minute by minute, the slow and plain way.
  private static Duration awake(Instant from, Instant to) {
    var minutes = 0;
    for (var at = from.atZone(ROME); at.toInstant().isBefore(to); at = at.plusMinutes(1)) {
      minutes += at.getHour() >= 8 && at.getHour() < 22 ? 1 : 0;
    }
    return Duration.ofMinutes(minutes);
  }

  private static String offered(String now, String starts) {
    var end = ClaimDeadline.of(instant(now), instant(starts), ROME).orElseThrow();
    return end.atZone(ROME).toLocalDateTime().toString();
  }

  private static Instant instant(String local) {
    return LocalDateTime.parse(local).atZone(ROME).toInstant();
  }
}
