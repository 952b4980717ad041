package cortile.hub.events;

import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Reminders follow the event, its settings and the booking until they are sent.
final class RemindersTest extends InEventTown {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  @Test
  void whoeverWasRemindedOfTheOldDateIsRemindedOfTheNewOne() {
    var starts = EventTown.inDays(12);
    var draft = EventTown.draft(starts, 3);
    var event = town.event(draft);
    var code = town.book(event, "anna", 1).getString("code");
    set(code, 1440, "state = 'sent', ended = clock_timestamp()");
    var later = starts.plus(Duration.ofDays(7));
    replace(event, sessions(draft, later));
    assertThat(dues(code)).containsExactly(later.minus(DAY), later.minus(TWO_HOURS));
    // There and back again: what was sent of the first date is not sent twice.
    replace(event, sessions(draft, starts));
    assertThat(dues(code)).containsExactly(starts.minus(TWO_HOURS));
  }

  @Test
  void aReminderThatWasRefusedForNowEndsWithTheBooking() {
    var event = town.event(3);
    var code = town.book(event, "anna", 1).getString("code");
    set(code, 1440, "attempts = 1, due = clock_timestamp() + interval '5 minutes'");
    await(town.bookings.leave(EventTown.STAFF, code, false));
    assertThat(dues(code)).isEmpty();
  }

  @Test
  void aReminderThatIsUnderWayWhenItsBookingEndsIsNotTriedAgain() {
    var event = town.event(3);
    var code = town.book(event, "anna", 1).getString("code");
    set(
        code,
        1440,
        "state = 'claimed', claim = gen_random_uuid(), claimed_at = clock_timestamp(), due ="
            + " clock_timestamp()");
    await(town.bookings.leave(EventTown.STAFF, code, false));
    // The mail server was away.
    set(code, 1440, "state = 'waiting'");
    var left = reminders(code);
    assertThat(left).hasSize(1);
    assertThat(left.getFirst().getOffsetDateTime("expires").toInstant())
        .isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void otherRemindersAndAnotherTitleReachWhoeverHasBookedAlready() {
    var starts = EventTown.inDays(12);
    var draft = EventTown.draft(starts, 3);
    var event = town.event(draft);
    var code = town.book(event, "anna", 1).getString("code");
    set(code, 120, "attempts = 1, due = clock_timestamp() + interval '5 minutes'");
    replace(
        event,
        draft
            .copy()
            .put("title", new JsonObject().put("it", "Gran ballo"))
            .put("reminders", new JsonArray().add(120).add(60)));
    assertThat(reminders(code))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.getString("subject")).contains("Gran ballo"));
    assertThat(reminders(code).getFirst().getInteger("attempts")).isEqualTo(1);
    assertThat(dues(code)).last().isEqualTo(starts.minus(Duration.ofHours(1)));
    replace(event, draft.copy().put("reminders", new JsonArray()));
    assertThat(dues(code)).isEmpty();
  }

  @Test
  void whoeverBookedACourseIsRemindedOfEachMeeting() {
    var starts = EventTown.inDays(12);
    var draft = sessions(EventTown.draft(starts, 3), starts, starts.plus(DAY.multipliedBy(7)));
    var event = town.event(draft.put("kind", "course"));
    var code = town.book(event, "anna", 1).getString("code");
    var second = starts.plus(DAY.multipliedBy(7));
    assertThat(dues(code))
        .containsExactly(
            starts.minus(DAY), starts.minus(TWO_HOURS), second.minus(DAY), second.minus(TWO_HOURS));
    var mails = reminders(code);
    assertThat(mails.getFirst().getString("body")).contains(".rinuncio");
    // Who has begun a course can't give it back any more.
    assertThat(mails.getLast().getString("body")).doesNotContain(".rinuncio");
    assertThat(mails.getLast().getString("subject"))
        .isNotEqualTo(mails.getFirst().getString("subject"));
    assertThat(mails).allSatisfy(mail -> assertThat(entries(mail)).isEqualTo(1));
    assertThat(mails.getLast().getOffsetDateTime("expires").toInstant()).isEqualTo(second);
  }

  @Test
  void aNewLinkIsInEveryLetterThatHasNotGoneYetAndTheDoorLearnsOfIt() {
    var event = town.event(3);
    var code = town.book(event, "anna", 1).getString("code");
    set(code, 120, "attempts = 1, due = clock_timestamp() + interval '5 minutes'");
    var before = link(code, false);
    town.touched.clear();
    var after = link(code, true);
    assertThat(town.touched).contains("hub/events/" + event + "/door", "hub/desk");
    var mails = town.rows("select body from hub.mail where about = $1", "booking:" + code);
    assertThat(mails)
        .hasSize(3)
        .allSatisfy(
            mail -> assertThat(mail.getString("body")).contains(after).doesNotContain(before));
  }

  private static String link(String code, boolean renew) {
    return await(town.bookings.link(EventTown.STAFF, code, renew)).getString("secret");
  }

  private static JsonObject sessions(JsonObject draft, Instant... starts) {
    var sessions = new JsonArray();
    for (var start : starts) {
      sessions.add(
          new JsonObject()
              .put("starts", start.toString())
              .put("ends", start.plusSeconds(7200).toString()));
    }
    return draft.copy().put("sessions", sessions);
  }

  private static void replace(String event, JsonObject draft) {
    await(town.events.editor().replace(ORGANISER, event, draft, Optional.empty()));
  }

  // Of a booking's reminders, those so many minutes before.
  private static void set(String code, int minutes, String values) {
    town.rows(
        "update hub.mail set %s where about = $1 and kind = 'reminder' and number = $2 returning 1"
            .formatted(values),
        "booking:" + code,
        minutes);
  }

  private static List<Row> reminders(String code) {
    return town.rows(
        "select * from hub.mail where about = $1 and kind like 'reminder%' and state = 'waiting'"
            + " order by due",
        "booking:" + code);
  }

  private static List<Instant> dues(String code) {
    return reminders(code).stream().map(mail -> mail.getOffsetDateTime("due").toInstant()).toList();
  }

  private static int entries(Row mail) {
    return mail.getString("calendar").split("BEGIN:VEVENT", -1).length - 1;
  }
}
