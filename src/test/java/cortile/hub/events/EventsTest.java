package cortile.hub.events;

import static cortile.hub.events.BookingsTest.assertRefused;
import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Events as organisers make and change them.
class EventsTest extends InEventTown {
  @Test
  void theSameRequestMakesOneEvent() {
    var key = EventTown.key("create-event");
    var draft = EventTown.draft(EventTown.inDays(30), 10);
    draft.remove("slug");
    var first = await(town.events.making().create(ORGANISER, draft, key));
    assertThat(await(town.events.making().create(ORGANISER, draft, key))).isEqualTo(first);
    var slug = first.getJsonArray("events").getJsonObject(0).getString("slug");
    assertThat(slug).startsWith("festa-20");
    var again = town.create(draft).getJsonArray("events").getJsonObject(0).getString("slug");
    assertThat(again).isEqualTo(slug + "-2");
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
  void aChangeWhoseAnswerWasLostIsAnsweredAgainAndNeverWritesOverALaterOne() {
    var draft = EventTown.draft(EventTown.inDays(13), 3);
    var event = town.event(draft);
    var change = draft.copy().put("category", "sport");
    var made = await(replace(event, change, Optional.of(2)));
    assertThat(made.getJsonArray("events").getJsonObject(0).getInteger("revision")).isEqualTo(3);
    town.touched.clear();
    assertThat(await(replace(event, change, Optional.of(2)))).isEqualTo(made);
    assertThat(town.touched).isEmpty();
    await(replace(event, draft, Optional.of(3)));
    assertRefused(replace(event, change, Optional.of(2)), 409, "event-changed");
    assertThat(get(event).getString("category")).isEqualTo("culture");
  }

  @Test
  void aDrawComesAfterBookingHasOpened() {
    var draft =
        EventTown.draft(EventTown.inDays(14), 3)
            .put("fairness", "lottery")
            .put("opens", EventTown.inDays(5).toString())
            .put("drawAt", EventTown.inDays(5).toString());
    assertThatThrownBy(() -> town.create(draft))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused ->
                assertThat(refused.problem().errors())
                    .containsExactly(Problem.Field.of("/drawAt", "draw-before-opening")));
    town.create(draft.put("drawAt", EventTown.inDays(6).toString()));
  }

  @Test
  void theOneWithFreePlacesIsFoundBehindHundredsThatAreFull() {
    var free = town.event(EventTown.draft(EventTown.inDays(90), 1).put("category", "crowded"));
    town.rows(
        """
        with full_ones as (
          insert into hub.event (slug, kind, place, phase, title, category, maker, booking, starts, ends)
          select 'full-' || n, 'single', p.id, 'published', '{"it": "Pieno"}', 'crowded', 'x', 'open',
            clock_timestamp() + interval '1 day', clock_timestamp() + interval '2 days'
          from generate_series(1, 500) n, hub.place p where p.slug = 'scuola' returning id)
        insert into hub.seats (event, pool, capacity) select id, 'standard', 0 from full_ones
        """);
    var filter =
        new EventsStore.Filter(false, null, null, null, null, "crowded", null, null, null, true);
    assertThat(await(EventsStore.list(town.db, filter)).stream())
        .extracting(each -> ((JsonObject) each).getString("slug"))
        .containsExactly(free);
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
    var stale = draft.copy().put("category", "sport");
    assertRefused(replace(event, stale, Optional.of(2)), 409, "event-changed");
    var other = new EditorRoom.Editor("somebody", false);
    assertRefused(
        town.events.editor().replace(other, event, draft, Optional.empty()), 404, "not-found");
  }

  @Test
  void aCopyIsADraftAtAnotherTimeWithoutBookings() {
    var event = town.event(EventTown.draft(Instant.parse("2027-03-24T17:00:00Z"), 4));
    town.book(event, "anna", 1);
    var copy =
        await(
            town.events
                .making()
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

  private static io.vertx.core.Future<JsonObject> replace(
      String event, JsonObject draft, Optional<Integer> replaces) {
    return town.events.editor().replace(ORGANISER, event, draft, replaces);
  }

  private static JsonObject get(String slug) {
    return await(EventsStore.one(town.db, slug, true, true, "organiser")).orElseThrow();
  }
}
