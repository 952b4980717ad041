package cortile.hub.events;

import static cortile.hub.events.BookingsTest.assertRefused;
import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Events as organisers make and change them.
class EventsTest {
  private static EventTown town;

  @BeforeAll
  static void open() {
    town = EventTown.open();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @AfterEach
  void countersEqualTheBookings() {
    assertThat(town.faults()).isEmpty();
    town.now = null;
  }

  @Test
  void aRecurringEventIsOneForEachDateAtTheSameHourOnTheClock() {
    var draft =
        EventTown.draft(Instant.parse("2027-03-16T17:00:00Z"), 10)
            .put("closes", "2027-03-15T12:00")
            .put("recurrence", new JsonObject().put("rule", "FREQ=WEEKLY;COUNT=3"));
    var made = town.create(draft).getJsonArray("events");
    assertThat(made.stream().map(e -> ((JsonObject) e).getString("starts")))
        .containsExactly("2027-03-16T17:00:00Z", "2027-03-23T17:00:00Z", "2027-03-30T16:00:00Z");
    var last = get(made.getJsonObject(2).getString("slug"));
    assertThat(last.getString("closes")).isEqualTo("2027-03-29T10:00:00Z");
    assertThat(last.getString("rule")).isEqualTo("FREQ=WEEKLY;COUNT=3");
    assertThat(last.getJsonArray("others")).hasSize(2);
    assertThat(last.getString("slug")).endsWith("-2027-03-30");
  }

  @Test
  void datesThatClashAreAllRefusedOrLeftOutAsOneWishes() {
    var uses = new JsonArray().add(new JsonObject().put("resource", "sala"));
    town.create(EventTown.draft(Instant.parse("2027-05-11T16:00:00Z"), 10).put("uses", uses));
    var weekly = new JsonObject().put("rule", "FREQ=WEEKLY;COUNT=3");
    var draft =
        EventTown.draft(Instant.parse("2027-05-04T16:00:00Z"), 10)
            .put("uses", uses)
            .put("recurrence", weekly);
    assertRefused(
        town.events.editor().create(ORGANISER, draft, EventTown.key("create-event")),
        409,
        "slot-taken");
    assertThat(
            town.rows("select 1 from hub.event where slug like $1", draft.getString("slug") + "%"))
        .isEmpty();
    weekly.put("onClash", "skip");
    var made = town.create(draft);
    assertThat(made.getJsonArray("events")).hasSize(2);
    var skipped = made.getJsonArray("skipped").getJsonObject(0);
    assertThat(skipped.getString("starts")).isEqualTo("2027-05-11T16:00:00Z");
    assertThat(skipped.getJsonArray("clashes").getJsonObject(0).getString("resource"))
        .isEqualTo("sala");
  }

  @Test
  void aCourseIsBookedAsAWholeAndItsSmallestSessionLimitsIt() {
    var draft = EventTown.draft(EventTown.inDays(20), 10).put("kind", "course");
    var second =
        new JsonObject()
            .put("starts", EventTown.inDays(27).toString())
            .put("ends", EventTown.inDays(27).plusSeconds(3600).toString())
            .put("title", new JsonObject().put("it", "Forno"))
            .put("capacity", 3);
    draft.getJsonArray("sessions").add(second);
    var event = town.event(draft);
    assertThat(town.book(event, "anna", 2).getString("state")).isEqualTo("confirmed");
    assertThat(town.book(event, "bea", 2).getString("state")).isEqualTo("waiting");
    assertThat(town.book(event, "carla", 1).getString("state")).isEqualTo("confirmed");
    assertThat(town.taken(event)).isEqualTo(Map.of("session-2", 3, "standard", 3));
    assertThat(get(event).getString("free")).isEqualTo("full");
  }

  @Test
  void theSameRequestMakesOneEvent() {
    var key = EventTown.key("create-event");
    var draft = EventTown.draft(EventTown.inDays(30), 10);
    draft.remove("slug");
    var first = await(town.events.editor().create(ORGANISER, draft, key));
    assertThat(await(town.events.editor().create(ORGANISER, draft, key))).isEqualTo(first);
    var slug = first.getJsonArray("events").getJsonObject(0).getString("slug");
    assertThat(slug).startsWith("festa-20");
    var again = town.create(draft).getJsonArray("events").getJsonObject(0).getString("slug");
    assertThat(again).isEqualTo(slug + "-2");
  }

  @Test
  void placesNeverGoBelowThoseTakenAndMorePlacesAreOfferedToTheLine() {
    var draft = EventTown.draft(EventTown.inDays(12), 3);
    var event = town.event(draft);
    town.book(event, "anna", 3);
    var waits = town.book(event, "bea", 2).getString("code");
    assertRefused(
        replace(event, draft.copy().put("seats", seats(2)), Optional.empty()),
        409,
        "capacity-below-taken");
    await(replace(event, draft.copy().put("seats", seats(4)), Optional.empty()));
    assertThat(town.state(waits)).isEqualTo("waiting");
    await(replace(event, draft.copy().put("seats", seats(5)), Optional.empty()));
    assertThat(town.state(waits)).isEqualTo("offered");
  }

  @Test
  void aSessionThatGetsALimitLaterKnowsWhoBookedBefore() {
    var draft = EventTown.draft(EventTown.inDays(12), 10);
    var event = town.event(draft);
    town.book(event, "anna", 3);
    draft.getJsonArray("sessions").getJsonObject(0).put("capacity", 2);
    assertRefused(replace(event, draft, Optional.empty()), 409, "capacity-below-taken");
    draft.getJsonArray("sessions").getJsonObject(0).put("capacity", 4);
    await(replace(event, draft, Optional.empty()));
    assertThat(town.book(event, "bea", 2).getString("state")).isEqualTo("waiting");
    assertThat(town.book(event, "carla", 1).getString("state")).isEqualTo("confirmed");
  }

  @Test
  void aPictureIsReplacedOrTakenAway() {
    var draft =
        EventTown.draft(EventTown.inDays(12), 3)
            .put("picture", "data:image/png;base64,iVBORw0KGgo=");
    var event = town.event(draft);
    var first = get(event).getString("picture");
    assertThat(first).contains("/hub/events/" + event + "/pictures/");
    var without = draft.copy();
    without.remove("picture");
    await(replace(event, without, Optional.empty()));
    assertThat(get(event).getString("picture")).isEqualTo(first);
    await(replace(event, draft.put("picture", "data:image/webp;base64,AAAA"), Optional.empty()));
    assertThat(get(event).getString("picture")).isNotEqualTo(first);
    await(replace(event, draft.put("picture", ""), Optional.empty()));
    assertThat(get(event).containsKey("picture")).isFalse();
    draft.put("picture", "data:image/png;base64,A==A");
    assertThatThrownBy(() -> replace(event, draft, Optional.empty())).hasMessage("422 invalid");
  }

  @Test
  void eventsAreFoundByWhatPeopleLookFor() {
    var starts = Instant.parse("2027-07-06T20:30:00Z");
    var event =
        town.event(
            EventTown.draft(starts, 1)
                .put("access", new JsonArray().add("captions"))
                .put("category", "sport"));
    var day = java.time.LocalDate.parse("2027-07-06");
    var all =
        new EventsStore.Filter(
            false, null, day, day, "scuola", "sport", null, "captions", "fest", true);
    assertThat(await(EventsStore.list(town.db, all))).hasSize(1);
    var stepFree =
        new EventsStore.Filter(
            false, "published", day, null, null, null, null, "step-free", null, false);
    assertThat(await(EventsStore.list(town.db, stepFree))).isNotEmpty();
    var dayAfter =
        new EventsStore.Filter(
            false, null, day.plusDays(2), null, null, "sport", null, null, null, false);
    assertThat(await(EventsStore.list(town.db, dayAfter))).isEmpty();
    town.book(event, "anna", 1);
    assertThat(await(EventsStore.list(town.db, all))).isEmpty();
  }

  @Test
  void aStaleEditIsRefusedWithTheRevision() {
    var draft = EventTown.draft(EventTown.inDays(12), 3);
    var event = town.event(draft);
    await(replace(event, draft, Optional.of(2)));
    assertRefused(replace(event, draft, Optional.of(2)), 409, "event-changed");
    var other = new EditorRoom.Editor("somebody", false);
    assertRefused(
        town.events.editor().replace(other, event, draft, Optional.empty()), 404, "not-found");
  }

  @Test
  void laterDatesOfASeriesMoveWithTheOneThatIsChanged() {
    var draft =
        EventTown.draft(Instant.parse("2027-10-19T16:00:00Z"), 10)
            .put("recurrence", new JsonObject().put("rule", "FREQ=WEEKLY;COUNT=4"));
    var made = town.create(draft).getJsonArray("events");
    var second = made.getJsonObject(1).getString("slug");
    draft.remove("recurrence");
    draft.remove("slug");
    draft.put("scope", "following").put("title", new JsonObject().put("it", "Altra festa"));
    draft
        .getJsonArray("sessions")
        .getJsonObject(0)
        .put("starts", "2027-10-27T19:00")
        .put("ends", "2027-10-27T20:00");
    var changed = await(replace(second, draft, Optional.empty())).getJsonArray("events");
    assertThat(changed.stream().map(e -> ((JsonObject) e).getString("starts")))
        .containsExactly("2027-10-27T17:00:00Z", "2027-11-03T18:00:00Z", "2027-11-10T18:00:00Z");
    assertThat(get(made.getJsonObject(0).getString("slug")).getJsonObject("title").getString("it"))
        .isEqualTo("Festa");
    assertThat(get(made.getJsonObject(3).getString("slug")).getJsonObject("title").getString("it"))
        .isEqualTo("Altra festa");
  }

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
  void aCopyIsADraftAtAnotherTimeWithoutBookings() {
    var event = town.event(EventTown.draft(Instant.parse("2027-03-24T17:00:00Z"), 4));
    town.book(event, "anna", 1);
    var copy =
        await(
            town.events
                .editor()
                .copy(ORGANISER, event, new JsonObject(), EventTown.key("copy-event")));
    var made = copy.getJsonArray("events").getJsonObject(0);
    assertThat(made.getString("starts")).isEqualTo("2027-03-31T16:00:00Z");
    assertThat(made.getString("phase")).isEqualTo("draft");
    assertThat(town.taken(made.getString("slug"))).isEqualTo(Map.of("standard", 0));
    await(town.events.editor().delete(ORGANISER, made.getString("slug")));
    await(town.events.editor().delete(ORGANISER, made.getString("slug")));
    assertRefused(town.events.editor().delete(ORGANISER, event), 409, "event-not-draft");
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

  @Test
  void whatHasPassedIsOver() {
    var event = town.event(EventTown.draft(EventTown.inDays(3), 4));
    town.at(EventTown.inDays(3).plusSeconds(8000));
    assertThat(get(event).getString("phase")).isEqualTo("ended");
    assertThat(town.touched).contains("hub/events", "hub/events/" + event);
    assertRefused(
        town.booking(event, EventTown.party("x", 1), EventTown.key("book")), 409, "event-over");
  }

  @Test
  void theDrawAtItsHourIsTheOneThatAnybodyRecomputes() {
    var drawAt = EventTown.inDays(5);
    var event =
        town.event(
            EventTown.draft(EventTown.inDays(8), 4)
                .put("fairness", "lottery")
                .put("drawAt", drawAt.toString()));
    for (var i = 0; i < 5; i++) {
      assertThat(town.book(event, "p" + i, 1 + i % 2).getString("state")).isEqualTo("entered");
    }
    var before = await(town.events.phases().lottery(event));
    assertThat(before.containsKey("seed")).isFalse();
    town.at(drawAt.plusSeconds(1));
    town.at(drawAt.plusSeconds(2));
    var after = await(town.events.phases().lottery(event));
    var seed = java.util.HexFormat.of().parseHex(after.getString("seed"));
    assertThat(Lot.hash(seed)).isEqualTo(before.getString("seedHash"));
    assertThat(after.getJsonArray("entries").stream().map(e -> ((JsonObject) e).getLong("lot")))
        .containsExactlyElementsOf(Lot.order(seed, List.of(1L, 2L, 3L, 4L, 5L)));
    assertThat(OffsetDateTime.parse(after.getString("drawnAt")).toInstant())
        .isEqualTo(drawAt.plusSeconds(1));
    assertThat(town.taken(event).get("standard")).isBetween(3, 4);
  }

  private static String deafGuest(String event, String name) {
    var need = new Party.Need("sign-language", null);
    var guest = new Party.Guest(name, SeatKind.STANDARD, null, List.of(need));
    return await(town.booking(event, EventTown.party(name, List.of(guest)), EventTown.key("book")))
        .answer()
        .getString("code");
  }

  private static JsonObject settle(String code, String state, String resource) {
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

  private static JsonObject seats(int standard) {
    return new JsonObject().put("standard", standard);
  }

  private static long occupied(String event) {
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
