package cortile.hub.events;

import static cortile.hub.events.BookingsTest.assertRefused;
import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What follows for people, rooms and interpreters when an event changes.
class ToldTest extends InEventTown {
  @Test
  void whoBookedIsToldOfAnotherTimeAndTheRemindersMove() {
    var draft = EventTown.draft(EventTown.inDays(12), 3);
    var event = town.event(draft);
    var code = town.book(event, "anna", 1).getString("code");
    var later = EventTown.inDays(14);
    draft
        .getJsonArray("sessions")
        .getJsonObject(0)
        .put("starts", later.toString())
        .put("ends", later.plusSeconds(60).toString());
    await(replace(event, draft, Optional.empty()));
    assertThat(mails(code)).containsExactly("booked", "event-moved", "reminder", "reminder");
    var due =
        town.rows(
            "select min(due) as due from hub.mail where about = $1 and kind = 'reminder'",
            "booking:" + code);
    assertThat(due.getFirst().getOffsetDateTime("due").toInstant())
        .isEqualTo(later.minusSeconds(86_400));
  }

  @Test
  void meetingsThatFallAwayAreTakenOutOfCalendars() {
    var starts = EventTown.inDays(20);
    var draft = EventTown.draft(starts, 3).put("kind", "course");
    var sessions = draft.getJsonArray("sessions");
    for (var week = 1; week <= 2; week++) {
      var start = starts.plusSeconds(week * 604_800L);
      sessions.add(
          new JsonObject()
              .put("starts", start.toString())
              .put("ends", start.plusSeconds(7200).toString()));
    }
    var event = town.event(draft);
    var code = town.book(event, "anna", 1).getString("code");
    sessions.remove(2);
    sessions.remove(1);
    sessions.add(
        sessions.getJsonObject(0).copy().put("starts", starts.plusSeconds(9000).toString()));
    sessions.getJsonObject(1).put("ends", starts.plusSeconds(10_000).toString());
    await(replace(event, draft, Optional.empty()));
    var objects = objects(code, "event-moved");
    assertThat(objects).hasSize(2);
    assertThat(objects.getFirst()).contains("METHOD:PUBLISH").doesNotContain("CANCELLED");
    assertThat(objects.getFirst().split("BEGIN:VEVENT", -1)).hasSize(3);
    var third = objects(code, "booked").getFirst().split("BEGIN:VEVENT", -1)[3];
    var uid = third.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    assertThat(objects.getLast())
        .contains("METHOD:CANCEL", "STATUS:CANCELLED", uid, "SEQUENCE:3")
        .containsOnlyOnce("BEGIN:VEVENT");
  }

  @Test
  void aCancelledCourseIsOneObjectForEachMeeting() {
    var starts = EventTown.inDays(20);
    var draft = EventTown.draft(starts, 3).put("kind", "course");
    draft
        .getJsonArray("sessions")
        .add(
            new JsonObject()
                .put("starts", starts.plusSeconds(86_400).toString())
                .put("ends", starts.plusSeconds(90_000).toString()));
    var event = town.event(draft);
    var code = town.book(event, "anna", 1).getString("code");
    await(town.bookings.leave(EventTown.STAFF, code, false));
    assertThat(objects(code, "cancelled"))
        .hasSize(2)
        .allSatisfy(object ->
            assertThat(object).contains("METHOD:CANCEL").containsOnlyOnce("BEGIN:VEVENT"));
  }

  private static List<String> objects(String code, String kind) {
    var text =
        town.rows(
                "select calendar from hub.mail where about = $1 and kind = $2",
                "booking:" + code,
                kind)
            .getFirst()
            .getString("calendar");
    return java.util.Arrays.stream(text.split("(?<=END:VCALENDAR\r\n)", -1))
        .filter(object -> !object.isEmpty())
        .toList();
  }

  @Test
  void everyLetterIsOfUseOnlyForSoLong() {
    var starts = EventTown.inDays(12);
    var event = town.event(EventTown.draft(starts, 1));
    var has = town.book(event, "anna", 1).getString("code");
    var next = town.book(event, "bea", 1).getString("code");
    var ends = starts.plusSeconds(7200);
    assertThat(expires(has, "booked")).isEqualTo(ends);
    assertThat(expires(next, "waiting")).isEqualTo(ends);
    await(town.bookings.leave(EventTown.STAFF, has, false));
    assertThat(expires(has, "cancelled")).isEqualTo(ends.plusSeconds(86_400));
    assertThat(expires(next, "offered"))
        .isEqualTo(java.time.Instant.parse(town.get(next).getString("offeredUntil")));
  }

  private static java.time.Instant expires(String code, String kind) {
    return town
        .rows(
            "select hub.utc(expires) as at from hub.mail where about = $1 and kind = $2",
            "booking:" + code,
            kind)
        .stream()
        .map(row -> java.time.Instant.parse(row.getString("at")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOfferOfAnEventThatIsMovedEarlierEndsWhenItBegins() {
    var draft = EventTown.draft(EventTown.inDays(12), 1);
    var event = town.event(draft);
    var has = town.book(event, "anna", 1).getString("code");
    var next = town.book(event, "bea", 1).getString("code");
    await(town.bookings.leave(EventTown.STAFF, has, false));
    var sooner = EventTown.inDays(0).plusSeconds(7200);
    draft
        .getJsonArray("sessions")
        .getJsonObject(0)
        .put("starts", sooner.toString())
        .put("ends", sooner.plusSeconds(3600).toString());
    await(replace(event, draft, Optional.empty()));
    assertThat(town.get(next).getString("offeredUntil")).isEqualTo(sooner.toString());
    town.at(sooner);
    assertThat(town.state(next)).isEqualTo("expired");
  }

  @Test
  void needsAreForgottenAfterAMonthAndPeopleAfterAYear() {
    var event = town.event(EventTown.draft(EventTown.inDays(60), 4));
    var code = deafGuest(event, "anna");
    town.touched.clear();
    past(event, 40);
    assertThat(town.touched).contains("hub/events/" + event + "/door", "hub/desk");
    assertThat(town.get(code).getJsonObject("contact").getString("name")).isEqualTo("anna");
    assertThat(guest(code).getJsonArray("needs")).isEmpty();
    past(event, 400);
    assertThat(town.get(code).getJsonObject("contact"))
        .isEqualTo(new JsonObject().put("name", "").put("language", "it"));
    assertThat(guest(code).containsKey("name")).isFalse();
    assertThat(town.taken(event)).isEqualTo(java.util.Map.of("standard", 1));
  }

  private static void past(String event, int days) {
    town.rows(
        "update hub.event set ends = clock_timestamp() - make_interval(days => $2), starts ="
            + " clock_timestamp() - make_interval(days => $2 + 1) where slug = $1 returning 1",
        event,
        days);
    await(town.db.transaction(MemoryStore::forget));
  }

  private static JsonObject guest(String code) {
    return town.get(code).getJsonArray("party").getJsonObject(0);
  }

  @Test
  void aDraftIsDeletedAndNotCancelled() {
    var draft = EventTown.draft(EventTown.inDays(60), 4);
    town.create(draft);
    var reason = new JsonObject().put("it", "Neve");
    town.touched.clear();
    assertRefused(
        town.events.phases().cancel(ORGANISER, draft.getString("slug"), reason, null),
        409,
        "event-draft");
    await(replace(draft.getString("slug"), draft, Optional.empty()));
    assertThat(town.touched).doesNotContain("hub/events");
  }

  @Test
  void aCancelledEventFreesItsRoomsAndTellsEverybody() {
    var draft =
        EventTown.draft(EventTown.inDays(40), 1)
            .put("uses", new JsonArray().add(new JsonObject().put("resource", "aula")));
    var event = town.event(draft);
    var has = town.book(event, "anna", 1).getString("code");
    var waits = town.book(event, "bea", 1).getString("code");
    assertThat(occupied(event)).isEqualTo(1);
    var reason = new JsonObject().put("it", "Il relatore è malato");
    await(town.events.phases().cancel(ORGANISER, event, reason, null));
    await(town.events.phases().cancel(ORGANISER, event, new JsonObject().put("it", "altro"), null));
    assertThat(get(event).getJsonObject("reason")).isEqualTo(reason);
    assertThat(List.of(town.state(has), town.state(waits))).containsOnly("cancelled");
    assertThat(mails(has)).containsExactly("booked", "event-cancelled");
    assertThat(mails(waits)).containsExactly("event-cancelled", "waiting");
    assertThat(occupied(event)).isZero();
    assertRefused(
        town.booking(event, EventTown.party("x", 1), EventTown.key("book")),
        409,
        "event-cancelled");
  }

  @Test
  void anInterpreterIsHeldForTheEventAndLetGoWhenNobodyNeedsThem() {
    var event = town.event(EventTown.draft(EventTown.inDays(50), 4));
    var code = deafGuest(event, "anna");
    assertThat(
            settle(code, "confirmed", "interprete")
                .getJsonArray("party")
                .getJsonObject(0)
                .getJsonArray("needs")
                .getJsonObject(0)
                .getString("state"))
        .isEqualTo("confirmed");
    assertThat(occupied(event)).isEqualTo(1);
    var same = town.event(EventTown.draft(EventTown.inDays(50), 4));
    var other = deafGuest(same, "bea");
    var booked = await(town.bookings.find(EventTown.STAFF, other));
    assertRefused(
        town.events
            .needs()
            .settle(
                booked,
                1,
                new JsonObject().put("state", "confirmed").put("resource", "interprete")),
        409,
        "slot-taken");
    await(town.bookings.leave(EventTown.STAFF, code, false));
    assertThat(occupied(event)).isZero();
    settle(other, "confirmed", "interprete");
    assertThat(occupied(same)).isEqualTo(1);
    assertThat(mails(other)).contains("need-confirmed");
  }

  static String deafGuest(String event, String name) {
    var need = new Party.Need("sign-language", null);
    var guest = new Party.Guest(name, SeatKind.STANDARD, null, List.of(need));
    return await(town.booking(event, EventTown.party(name, List.of(guest)), EventTown.key("book")))
        .answer()
        .getString("code");
  }

  static JsonObject settle(String code, String state, String resource) {
    var booked = await(town.bookings.find(EventTown.STAFF, code));
    await(
        town.events
            .needs()
            .settle(booked, 1, new JsonObject().put("state", state).put("resource", resource)));
    return town.get(code);
  }

  private static io.vertx.core.Future<JsonObject> replace(
      String event, JsonObject draft, Optional<Integer> replaces) {
    return town.events.editor().replace(ORGANISER, event, draft, replaces);
  }

  private static JsonObject get(String slug) {
    return await(EventsStore.one(town.db, slug, true, true, "organiser")).orElseThrow();
  }

  static long occupied(String event) {
    return town.rows(
            "select count(*) as n from hub.occupation o join hub.session s on s.id = o.session join"
                + " hub.event e on e.id = s.event where e.slug = $1",
            event)
        .getFirst()
        .getLong("n");
  }

  private static List<String> mails(String code) {
    return town
        .rows("select kind from hub.mail where about = $1 order by kind, number", "booking:" + code)
        .stream()
        .map(row -> row.getString("kind"))
        .toList();
  }
}
