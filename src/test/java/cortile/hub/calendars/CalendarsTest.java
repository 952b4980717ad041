package cortile.hub.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import cortile.hub.calendars.Calendars.Use;
import cortile.identity.PersonalLinks;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.util.CompatibilityHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What we write, as another library reads and judges it.
final class CalendarsTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final Calendars CALENDARS =
      new Calendars(new PersonalLinks(new byte[32]), "posta@cortile.example");

  private static Entry entry(String summary, LocalDateTime start, ZoneId zone) {
    return new Entry(
        CALENDARS.uid("event", "corso/1"),
        3,
        Instant.parse("2026-01-02T03:04:05Z"),
        start.atZone(zone),
        start.plusHours(2).atZone(zone),
        summary,
        "Prima riga\nseconda; riga, con \\ e \"virgolette\"",
        "Sala grande, piano 1",
        "https://cortile.example/eventi/corso",
        "Amici \"del\" pane; e altri",
        List.of("pane, e altro"),
        false);
  }

  private static Entry entry(String summary) {
    return entry(summary, LocalDateTime.of(2026, 3, 29, 18, 0), ROME);
  }

  private static ICalendar read(String text) {
    var reader = Biweekly.parse(text);
    var warnings = new java.util.ArrayList<List<biweekly.io.ParseWarning>>();
    var calendar = reader.warnings(warnings).first();
    assertThat(warnings.stream().flatMap(List::stream)).isEmpty();
    assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
    return calendar;
  }

  @ParameterizedTest
  @EnumSource
  void anotherLibraryReadsAndValidatesEveryUse(Use use) throws Exception {
    var text = CALENDARS.text(use, "Eventi", List.of(entry("Caffè; riparazioni, \"prova\"")));
    VEvent event = read(text).getEvents().getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo("Caffè; riparazioni, \"prova\"");
    assertThat(event.getDescription().getValue())
        .isEqualTo("Prima riga\nseconda; riga, con \\ e \"virgolette\"");
    assertThat(event.getLocation().getValue()).isEqualTo("Sala grande, piano 1");
    assertThat(event.getCategories().getFirst().getValues()).containsExactly("pane, e altro");
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getUid().getValue()).isEqualTo(CALENDARS.uid("event", "corso/1"));
    assertThat(event.getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-03-29T16:00:00Z"));
    assertThat(event.getDateEnd().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-03-29T18:00:00Z"));
    assertThat(event.getOrganizer().getEmail()).isEqualTo("posta@cortile.example");
    assertThat(event.getStatus().getValue())
        .isEqualTo(use == Use.CANCEL ? "CANCELLED" : "CONFIRMED");
    assertThat(text.contains("\r\nMETHOD:")).isEqualTo(use != Use.FEED);
    // The library that wrote it is a strict reader of the standard too.
    CompatibilityHints.setHintEnabled(CompatibilityHints.KEY_RELAXED_PARSING, false);
    var strict = new CalendarBuilder().build(new StringReader(text));
    assertThat(strict.validate().getEntries()).isEmpty();
  }

  // The hour after the clock went back is left to ZonesTest: this reader errs by an hour there,
  // with
  // every description of Rome.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-28T18:00",
        "2026-03-29T01:30",
        "2026-03-29T03:30",
        "2026-10-24T18:00",
        "2026-10-25T01:30",
        "2026-10-25T04:30",
        "2026-10-26T09:00",
        "2039-07-01T12:00"
      })
  void timesComeOutRightOnBothSidesOfSummerTime(String at) {
    var start = LocalDateTime.parse(at);
    var read = read(CALENDARS.text(Use.FEED, "x", List.of(entry("x", start, ROME))));
    assertThat(read.getEvents().getFirst().getDateStart().getValue().toInstant())
        .isEqualTo(start.atZone(ROME).toInstant());
  }

  @Test
  void recurringDatesKeepTheirHourInEveryReader() {
    var first = LocalDateTime.of(2026, 10, 20, 18, 0);
    var dates = Recurrence.expand("FREQ=WEEKLY;COUNT=3", first, ROME, 10);
    var entries = dates.stream().map(date -> entry("x", date.toLocalDateTime(), ROME)).toList();
    var read = read(CALENDARS.text(Use.FEED, "x", entries));
    assertThat(read.getEvents().stream().map(e -> e.getDateStart().getValue().toInstant()))
        .containsExactly(
            Instant.parse("2026-10-20T16:00:00Z"),
            Instant.parse("2026-10-27T17:00:00Z"),
            Instant.parse("2026-11-03T17:00:00Z"));
  }

  @Test
  void noLineIsLongerThan75OctetsAndNoCharacterIsTorn() {
    var long1 = "è".repeat(200) + "日本語".repeat(40) + "🪑".repeat(60) + "a".repeat(100);
    var text = CALENDARS.text(Use.FEED, long1, List.of(entry(long1)));
    assertThat(Arrays.stream(text.split("\r\n", -1)))
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    assertThat(text).doesNotContain("?").doesNotContain("\uFFFD");
    assertThat(read(text).getEvents().getFirst().getSummary().getValue()).isEqualTo(long1);
  }

  @Test
  void whatPeopleTypeCanNeitherAddAPropertyNorTurnTheText() {
    var evil = "Ada\r\nATTENDEE:mailto:eva@example.net\u202Egpj\u0000";
    var text = CALENDARS.text(Use.PUBLISH, evil, List.of(entry(evil)));
    var event = read(text).getEvents().getFirst();
    assertThat(event.getAttendees()).isEmpty();
    assertThat(event.getSummary().getValue()).isEqualTo("Ada ATTENDEE:mailto:eva@example.netgpj");
  }

  @Test
  void namesAreTheSameForGoodAndNotThoseOfAnotherInstallation() {
    var others = new Calendars(new PersonalLinks(new byte[] {1}), "x@y.example");
    assertThat(CALENDARS.uid("event", "corso/1"))
        .isEqualTo(CALENDARS.uid("event", "corso/1"))
        .isNotEqualTo(CALENDARS.uid("event", "corso/2"))
        .isNotEqualTo(CALENDARS.uid("reservation", "corso/1"))
        .isNotEqualTo(others.uid("event", "corso/1"))
        .matches("[A-Za-z0-9_-]{22}@cortile");
  }

  @Test
  void anEntryThatEndsBeforeItStartsIsAMistake() {
    var start = LocalDateTime.of(2026, 1, 1, 10, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Entry(
                "u",
                0,
                Instant.EPOCH,
                start.atZone(ROME),
                start.minusHours(1).atZone(ROME),
                "",
                "",
                "",
                null,
                "",
                List.of(),
                false));
  }
}
