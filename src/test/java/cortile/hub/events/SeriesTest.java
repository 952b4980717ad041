package cortile.hub.events;

import static cortile.hub.events.BookingsTest.assertRefused;
import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Events of several dates.
class SeriesTest extends InEventTown {
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
        town.events.making().create(ORGANISER, draft, EventTown.key("create-event")),
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
  void aSeriesMovesByItsOwnIntervalIntoTheRoomsThatItHas() {
    var draft =
        EventTown.draft(Instant.parse("2028-01-11T17:00:00Z"), 10)
            .put("uses", new JsonArray().add(new JsonObject().put("resource", "sala")))
            .put("recurrence", new JsonObject().put("rule", "FREQ=WEEKLY;COUNT=3"));
    var first = town.create(draft).getJsonArray("events").getJsonObject(0).getString("slug");
    draft.remove("recurrence");
    draft.remove("slug");
    draft
        .put("scope", "following")
        .getJsonArray("sessions")
        .getJsonObject(0)
        .put("starts", "2028-01-18T18:00")
        .put("ends", "2028-01-18T20:00");
    var moved = await(replace(first, draft, Optional.of(1)));
    assertThat(moved.getJsonArray("events").stream().map(e -> ((JsonObject) e).getString("starts")))
        .containsExactly("2028-01-18T17:00:00Z", "2028-01-25T17:00:00Z", "2028-02-01T17:00:00Z");
    assertThat(await(replace(first, draft, Optional.of(1)))).isEqualTo(moved);
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

  private static io.vertx.core.Future<JsonObject> replace(
      String event, JsonObject draft, Optional<Integer> replaces) {
    return town.events.editor().replace(ORGANISER, event, draft, replaces);
  }

  private static JsonObject get(String slug) {
    return await(EventsStore.one(town.db, slug, true, true, "organiser")).orElseThrow();
  }
}
