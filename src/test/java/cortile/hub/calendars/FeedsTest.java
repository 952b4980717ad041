package cortile.hub.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import cortile.hub.Yard;
import cortile.identity.Role;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Calendars, feeds and documents over HTTP.
final class FeedsTest {
  private static Yard yard;

  @BeforeAll
  static void open() {
    yard = new Yard(1, null);
    yard.event("pane", 3, "published");
    yard.event("vino", 4, "cancelled");
    yard.event("bozza", 5, "draft");
    yard.event("vecchio", -90, "ended");
    yard.booking("pane", "K7M2CCC2", "confirmed", "ada@example.org");
    yard.booking("vino", "K7M2CCC3", "cancelled", "ada@example.org");
    yard.booking("pane", "K7M2CCC4", "waiting", "ada@example.org");
    yard.execute(
        """
        insert into hub.reservation (code, place, state, starts, ends, purpose, name, subject, source)
        select 'R7M2CCC2', id, 'confirmed', now() + interval '1 day', now() + interval '25 hours',
          'Prove del coro', 'Ada', 'ada', 'web' from hub.place
        """);
  }

  @AfterAll
  static void close() {
    yard.close();
  }

  private static ICalendar read(Yard.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/calendar; charset=utf-8");
    var calendar = Biweekly.parse(answer.body()).first();
    if (calendar.getEvents().isEmpty()) {
      // This reader counts no zones; the standard does.
      assertThat(answer.body()).contains("BEGIN:VTIMEZONE");
    } else {
      assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
    }
    return calendar;
  }

  private static ICalendar read(String path) {
    return read(yard.nobody("GET", "/api/hub/calendars" + path));
  }

  private static List<String> titles(ICalendar calendar) {
    return calendar.getEvents().stream().map(event -> event.getSummary().getValue()).toList();
  }

  @Test
  void feedsHoldWhatIsPublishedAndWhatWasCancelledButNoDraft() {
    for (var path : List.of("/events", "/places/scuola", "/categories/corsi")) {
      var events = read(path).getEvents();
      assertThat(events).hasSize(2);
      assertThat(events.get(0).getStatus().getValue()).isEqualTo("CONFIRMED");
      assertThat(events.get(1).getStatus().getValue()).isEqualTo("CANCELLED");
      assertThat(events.get(0).getUrl().getValue())
          .isEqualTo("https://cortile.example/eventi/pane");
    }
    assertThat(titles(read("/events/pane?language=en"))).containsExactly("Bread");
    assertThat(titles(read("/events/vecchio"))).hasSize(1);
    assertThat(read("/categories/altro").getEvents()).isEmpty();
    for (var path : List.of("/events/bozza", "/events/nessuno", "/places/nessuno")) {
      assertThat(yard.nobody("GET", "/api/hub/calendars" + path).status()).isEqualTo(404);
    }
  }

  @Test
  void theSameEventHasTheSameNameInEveryFeedAndTheNumberOfItsRevision() {
    var before = read("/events/pane").getEvents().getFirst();
    yard.execute("update hub.event set revision = revision + 1 where slug = 'pane'");
    var after = read("/places/scuola").getEvents().getFirst();
    assertThat(after.getUid().getValue()).isEqualTo(before.getUid().getValue());
    assertThat(after.getSequence().getValue()).isEqualTo(before.getSequence().getValue() + 1);
  }

  @Test
  void anEntryIsOfTheTimeAtWhichItLastChanged() {
    yard.event("mosso", 40, "published");
    yard.execute("update hub.event set published_at = '2026-01-01' where slug = 'mosso'");
    var reason =
        new io.vertx.core.json.JsonObject()
            .put("reason", new io.vertx.core.json.JsonObject().put("it", "Neve"));
    assertThat(yard.organiser("POST", "/hub/events/mosso/cancellation", reason).status())
        .isEqualTo(200);
    var changed = read("/events/mosso").getEvents().getFirst().getDateTimeStamp().getValue();
    yard.execute("delete from hub.event where slug = 'mosso'");
    assertThat(changed.toInstant()).isAfter(java.time.Instant.now().minusSeconds(3600));
  }

  @Test
  void aCourseIsSoldOutAsSoonAsOneOfItsMeetingsIs() {
    yard.event("corso", 41, "published");
    yard.execute(
        "insert into hub.seats (event, pool, capacity, taken) select id, 'session-1', 5, 5 from"
            + " hub.event where slug = 'corso'");
    var list = yard.nobody("GET", "/incorpora/eventi?quanti=50").body();
    yard.execute("delete from hub.event where slug = 'corso'");
    assertThat(list.split("eventi/corso", 2)[1]).contains("Al completo");
  }

  @Test
  void whatOnesOrganisationReservedIsInOnesCalendar() {
    yard.execute(
        """
        with o as (insert into hub.organisation (slug, name) values ('coro', 'Coro') returning id),
          m as (insert into hub.organisation_member (organisation, number, subject, name)
            select id, 1, 'gina', 'Gina' from o)
        insert into hub.reservation (code, place, state, starts, ends, purpose, organisation, subject, source)
        select 'R7M2CCC3', p.id, 'confirmed', now() + interval '2 days', now() + interval '49 hours',
          'Concerto', o.id, 'zoe', 'web' from hub.place p, o
        """);
    assertThat(titles(read(yard.nobody("GET", renew("gina"))))).containsExactly("Concerto");
    assertThat(titles(read(yard.nobody("GET", renew("zoe"))))).containsExactly("Concerto");
    var own = yard.as(Role.RESIDENT, "gina", "GET", "/hub/calendars/reservations/R7M2CCC3", null);
    assertThat(titles(read(own))).containsExactly("Concerto");
    var other = yard.as(Role.RESIDENT, "rosa", "GET", "/hub/calendars/reservations/R7M2CCC3", null);
    assertThat(other.status()).isEqualTo(404);
  }

  @Test
  void theHourIsThatOfThePlace() {
    var start = read("/events/pane").getEvents().getFirst().getDateStart().getValue();
    assertThat(start.toInstant().atZone(java.time.ZoneId.of("Europe/Rome")).getHour())
        .isEqualTo(18);
  }

  @Test
  void aPersonsCalendarIsBehindASecretThatCanBeEnded() {
    yard.event("riso", 6, "published");
    yard.booking("riso", "K7M2CCC6", "waiting", null);
    var link = yard.as(Role.RESIDENT, "ada", "GET", "/hub/calendar-link", null);
    assertThat(link.json().containsKey("path")).isFalse();
    var first = renew("ada");
    assertThat(titles(read(yard.nobody("GET", first))))
        .containsExactly("Pane & <b>", "Prove del coro");
    assertThat(yard.nobody("GET", first).header("Cache-Control")).isEqualTo("private, no-store");
    var second = renew("ada");
    assertThat(yard.nobody("GET", first).status()).isEqualTo(404);
    assertThat(read(yard.nobody("GET", second)).getEvents()).hasSize(2);
    yard.execute("update hub.event set phase = 'draft' where slug = 'riso'");
    assertThat(
            yard.as(Role.RESIDENT, "ada", "GET", "/hub/calendar-link", null)
                .json()
                .getString("path"))
        .isEqualTo(second);
    assertThat(read(yard.nobody("GET", renew("bea"))).getEvents()).isEmpty();
    for (var i = 0; i < 2; i++) {
      assertThat(yard.as(Role.RESIDENT, "ada", "DELETE", "/hub/calendar-link", null).status())
          .isEqualTo(204);
    }
    assertThat(yard.nobody("GET", second).status()).isEqualTo(404);
    assertThat(yard.nobody("GET", renew("ada")).status()).isEqualTo(200);
    assertThat(yard.nobody("GET", "/api/hub/calendar-link").status()).isEqualTo(401);
  }

  private static String renew(String subject) {
    return yard.as(Role.RESIDENT, subject, "POST", "/hub/calendar-link", null)
        .json()
        .getString("path");
  }

  @Test
  void aWrongSecretFindsNothingAndNoSecretIsLogged() {
    var path = renew("carl");
    var secret = path.substring(path.lastIndexOf('.') + 1);
    var logged = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getMessage() + java.util.Arrays.toString(entry.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger.getLogger("").addHandler(handler);
    try {
      for (var wrong :
          List.of(
              path.replace(secret, "A".repeat(22)),
              path.substring(0, path.lastIndexOf('.')),
              path + "x",
              path.replaceFirst("people/.", "people/Z"))) {
        assertThat(yard.nobody("GET", wrong).status()).as(wrong).isEqualTo(404);
      }
      // Even when the database fails under it.
      yard.execute("alter table hub.calendar_link rename to gone");
      assertThat(yard.nobody("GET", path).status()).isEqualTo(500);
    } finally {
      yard.execute("alter table if exists hub.gone rename to calendar_link");
      Logger.getLogger("").removeHandler(handler);
    }
    assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(secret));
  }

  @Test
  void aBookingGoesIntoACalendarForWhoeverHoldsItsLink() {
    var path = "/api/hub/calendars/bookings/K7M2CCC2";
    assertThat(yard.nobody("GET", path).status()).isEqualTo(404);
    var wrong = Map.of("Cortile-Link", "A".repeat(22));
    assertThat(yard.send("GET", path, null, wrong).status()).isEqualTo(404);
    assertThat(yard.as(Role.RESIDENT, "eva", "GET", path.substring(4), null).status())
        .isEqualTo(404);
    var own = yard.as(Role.RESIDENT, "ada", "GET", path.substring(4), null);
    assertThat(own.body()).contains("METHOD:PUBLISH").contains("STATUS:CONFIRMED");
    assertThat(titles(read(own))).containsExactly("Pane & <b>");
    var gone = yard.organiser("GET", "/hub/calendars/bookings/K7M2CCC3", null);
    assertThat(gone.body()).contains("METHOD:CANCEL").contains("STATUS:CANCELLED");
    assertThat(yard.organiser("GET", "/hub/calendars/bookings/K7M2CCC4", null).problem())
        .isEqualTo("calendar-not-yet");
    var room = yard.organiser("GET", "/hub/calendars/reservations/R7M2CCC2", null);
    assertThat(read(room).getEvents().getFirst().getLocation().getValue())
        .isEqualTo("Ex scuola, Via Roma 1");
  }

  @Test
  void theRssFeedHoldsWhatIsToCome() {
    var answer = yard.nobody("GET", "/api/hub/calendars/rss?place=scuola");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/rss+xml; charset=utf-8");
    assertThat(answer.body())
        .contains("<title>Pane &amp; &lt;b&gt;</title>")
        .doesNotContain("eventi/vino")
        .doesNotContain("eventi/bozza");
  }

  @Test
  void otherSitesMayFrameTheListAndNothingElse() {
    var answer = yard.nobody("GET", "/incorpora/eventi?lingua=it&place=scuola");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("frame-ancestors *")
        .contains("default-src 'none'")
        .contains("style-src 'sha256-");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.body()).contains("Pane &amp; &lt;b&gt;").doesNotContain("eventi/vino");
    assertThat(yard.nobody("GET", "/incorpora/eventi?place=x%27;drop&quanti=99999").status())
        .isEqualTo(200);
    assertThat(yard.nobody("GET", "/api/config").header("Content-Security-Policy"))
        .contains("frame-ancestors 'none'");
    assertThat(yard.nobody("POST", "/incorpora/eventi").status()).isEqualTo(405);
  }
}
