package cortile.hub.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecurrenceTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  // A Tuesday.
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 3, 17, 18, 0);

  private static List<String> dates(String rule, LocalDateTime first) {
    return Recurrence.expand(rule, first, ROME, 100).stream()
        .map(ZonedDateTime::toOffsetDateTime)
        .map(String::valueOf)
        .toList();
  }

  @Test
  void theHourStaysWhenSummerTimeBegins() {
    assertThat(dates("FREQ=WEEKLY;COUNT=3", FIRST))
        .containsExactly(
            "2026-03-17T18:00+01:00", "2026-03-24T18:00+01:00", "2026-03-31T18:00+02:00");
  }

  @Test
  void theHourStaysWhenSummerTimeEnds() {
    assertThat(dates("FREQ=DAILY;COUNT=3", LocalDateTime.of(2026, 10, 24, 9, 30)))
        .containsExactly(
            "2026-10-24T09:30+02:00", "2026-10-25T09:30+01:00", "2026-10-26T09:30+01:00");
  }

  @Test
  void anHourThatTheClockSkipsIsOneLaterAndOneShownTwiceIsTheFirst() {
    assertThat(dates("FREQ=DAILY;COUNT=3", LocalDateTime.of(2026, 3, 28, 2, 30)))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
    assertThat(dates("FREQ=DAILY;COUNT=2", LocalDateTime.of(2026, 10, 24, 2, 30)))
        .containsExactly("2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4             | 17 19 24 26
          FREQ=WEEKLY;INTERVAL=2;COUNT=2              | 17 31
          FREQ=MONTHLY;BYDAY=3TU;COUNT=2              | 17 21
          FREQ=MONTHLY;BYDAY=TU;BYSETPOS=3;COUNT=2    | 17 21
          FREQ=DAILY;UNTIL=20260319                   | 17 18 19
          FREQ=DAILY;UNTIL=20260319T170000Z           | 17 18 19
          FREQ=DAILY;UNTIL=20260319T165959Z           | 17 18
          FREQ=DAILY;UNTIL=20260319T180000            | 17 18 19
          RRULE:FREQ=DAILY;COUNT=2                    | 17 18
          """)
  void aRuleGivesItsDates(String rule, String days) {
    assertThat(
            Recurrence.expand(rule, FIRST, ROME, 100).stream()
                .map(date -> Integer.toString(date.getDayOfMonth())))
        .containsExactly(days.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=WEEKLY,                                 rule.endless",
    "FREQ=WEEKLY;COUNT=3;UNTIL=20270101,          rule.two-ends",
    "FREQ=WEEKLY;COUNT=101,                       rule.too-many",
    "FREQ=WEEKLY;COUNT=0,                         rule.too-many",
    "FREQ=DAILY;UNTIL=20261231,                   rule.too-many",
    "FREQ=WEEKLY;UNTIL=20400101,                  rule.too-long",
    "FREQ=YEARLY;COUNT=50,                        rule.too-long",
    "FREQ=WEEKLY;BYDAY=MO;COUNT=3,                rule.first-outside",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1, rule.first-outside",
    "FREQ=DAILY;UNTIL=20260101,                   rule.first-outside"
  })
  void whatCannotBeFollowedIsRefusedByName(String rule, String key) {
    assertThatExceptionOfType(BadRule.class)
        .isThrownBy(() -> Recurrence.expand(rule, FIRST, ROME, 100))
        .satisfies(bad -> {
          assertThat(bad.at("/rule").key()).isEqualTo(key);
          assertThat(bad.at("/rule").pointer()).isEqualTo("/rule");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "x",
        "COUNT=3",
        "FREQ=",
        "FREQ=SECONDLY;COUNT=3",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=DAILY;BYHOUR=1,2,3;COUNT=3",
        "FREQ=DAILY;BYSECOND=0;COUNT=3",
        "FREQ=DAILY;COUNT=3;COUNT=4",
        "FREQ=DAILY;COUNT=-3",
        "FREQ=DAILY;COUNT=99999999999",
        "FREQ=DAILY;INTERVAL=0;COUNT=3",
        "FREQ=DAILY;INTERVAL=100;COUNT=3",
        "FREQ=DAILY;UNTIL=20261399",
        "FREQ=DAILY;UNTIL=20261231T250000Z",
        "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
        "FREQ=WEEKLY;BYDAY=;COUNT=3",
        "FREQ=YEARLY;BYWEEKNO=20;COUNT=3",
        "FREQ=MONTHLY;RSCALE=CHINESE;COUNT=3",
        "FREQ=DAILY;COUNT=3\r\nATTENDEE:mailto:x@example.org"
      })
  void whatIsNoRuleOfWholeDaysIsUnreadable(String rule) {
    assertThatExceptionOfType(BadRule.class)
        .isThrownBy(() -> Recurrence.expand(rule, FIRST, ROME, 100))
        .satisfies(bad -> assertThat(bad.at("").key()).isEqualTo("rule.unreadable"));
  }
}
