package cortile.hub.events;

import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.hub.events.ToldTest.deafGuest;
import static cortile.hub.events.ToldTest.occupied;
import static cortile.hub.events.ToldTest.settle;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is held to meet needs, and until when.
class NeedsTest extends InEventTown {
  @AfterEach
  void bringBack() {
    town.rows("update hub.resource set archived = false returning 1");
  }

  @Test
  void whoeverLeavesIsNotKeptByAnInterpreterWhomThePlaceNoLongerHas() {
    var event = town.event(EventTown.draft(EventTown.inDays(21), 4));
    var deaf = deafGuest(event, "anna");
    settle(deaf, "confirmed", "interprete");
    var other = town.book(event, "bea", 1).getString("code");
    archive("interprete");
    await(town.bookings.leave(EventTown.STAFF, other, false));
    assertThat(town.state(other)).isEqualTo("cancelled");
    assertThat(need(deaf).getString("state")).isEqualTo("confirmed");
    assertThat(occupied(event)).isEqualTo(1);
    await(town.bookings.leave(EventTown.STAFF, deaf, false));
    assertThat(occupied(event)).isZero();
  }

  @Test
  void anEventThatChangesAsksAnewForAnInterpreterWhomThePlaceNoLongerHas() {
    var draft = EventTown.draft(EventTown.inDays(22), 4);
    var event = town.event(draft);
    var deaf = deafGuest(event, "anna");
    settle(deaf, "confirmed", "interprete");
    archive("interprete");
    await(town.events.editor().replace(ORGANISER, event, draft, Optional.empty()));
    assertThat(need(deaf).getString("state")).isEqualTo("asked");
    assertThat(need(deaf).containsKey("resource")).isFalse();
    assertThat(occupied(event)).isZero();
  }

  @Test
  void oneNeedIsSettledAlthoughTheInterpreterOfAnotherIsGone() {
    var event = town.event(EventTown.draft(EventTown.inDays(23), 4));
    settle(deafGuest(event, "anna"), "confirmed", "interprete");
    var other = deafGuest(event, "bea");
    archive("interprete");
    settle(other, "confirmed", "aula");
    assertThat(need(other).getString("resource")).isEqualTo("aula");
    assertThat(occupied(event)).isEqualTo(2);
  }

  @Test
  void anInterpreterIsLetGoWhenTheLastNeedOfAnEventIsDroppedByAChange() {
    var event = town.event(EventTown.draft(EventTown.inDays(24), 4));
    var code = deafGuest(event, "anna");
    settle(code, "confirmed", "interprete");
    assertThat(occupied(event)).isEqualTo(1);
    await(
        town.bookings.change(EventTown.STAFF, code, EventTown.party("anna", 1), Optional.empty()));
    assertThat(occupied(event)).isZero();
  }

  @Test
  void aRoomThatIsLetGoIsShownAsFreeToday() {
    var today = town.rows("select today from hub.place").getFirst().getLocalDate("today");
    var starts = today.atTime(17, 0).toInstant(java.time.ZoneOffset.UTC);
    var event = town.event(EventTown.draft(starts, 4));
    for (var helper : java.util.List.of("aula", "interprete")) {
      var code = deafGuest(event, helper);
      settle(code, "confirmed", helper);
      town.touched.clear();
      await(town.bookings.leave(EventTown.STAFF, code, false));
      assertThat(occupied(event)).isZero();
      assertThat(town.touched.contains("hub/places/scuola/today")).isEqualTo(helper.equals("aula"));
    }
  }

  @Test
  void aDrawIsMadeAlthoughAnOfferCantBeEnded() {
    var sold = town.event(EventTown.draft(EventTown.inDays(25), 1));
    var has = town.book(sold, "anna", 1).getString("code");
    var offered = town.book(sold, "bea", 1).getString("code");
    await(town.bookings.leave(EventTown.STAFF, has, false));
    var draw = EventTown.inDays(24);
    var lottery =
        town.event(
            EventTown.draft(EventTown.inDays(25), 1)
                .put("fairness", "lottery")
                .put("drawAt", draw.toString()));
    var entered = town.book(lottery, "carla", 1).getString("code");
    var ended = town.event(EventTown.draft(EventTown.inDays(2), 1));
    refuseExpiry(true);
    town.now = draw.atOffset(java.time.ZoneOffset.UTC);
    try {
      var tick = town.events.phases().tick();
      await(tick.otherwiseEmpty());
      assertThat(tick.failed()).isTrue();
    } finally {
      refuseExpiry(false);
    }
    assertThat(town.state(offered)).isEqualTo("offered");
    assertThat(town.state(entered)).isEqualTo("confirmed");
    assertThat(town.rows("select 1 from hub.event where slug = $1 and over", ended)).hasSize(1);
  }

  private static void archive(String resource) {
    town.rows("update hub.resource set archived = true where key = $1 returning 1", resource);
  }

  private static JsonObject need(String code) {
    return town.get(code)
        .getJsonArray("party")
        .getJsonObject(0)
        .getJsonArray("needs")
        .getJsonObject(0);
  }

  // Something of ours that is wrong, for one booking.
  private static void refuseExpiry(boolean refused) {
    await(
        town.db.query(
            refused
                ? "alter table hub.booking add constraint never check (state <> 'expired') not"
                    + " valid"
                : "alter table hub.booking drop constraint never"));
  }
}
