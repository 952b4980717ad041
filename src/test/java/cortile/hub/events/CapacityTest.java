package cortile.hub.events;

import static cortile.hub.events.BookingsTest.assertRefused;
import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Places that organisers add and take away.
class CapacityTest extends InEventTown {
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

  private static io.vertx.core.Future<JsonObject> replace(
      String event, JsonObject draft, Optional<Integer> replaces) {
    return town.events.editor().replace(ORGANISER, event, draft, replaces);
  }

  private static JsonObject seats(int standard) {
    return new JsonObject().put("standard", standard);
  }
}
