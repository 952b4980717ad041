package cortile.hub.events;

import static cortile.hub.events.BookingsTest.assertRefused;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bookings of which somebody came in before the start.
class ArrivalsTest extends InEventTown {
  @Test
  void whoIsInsideKeepsTheirSeatUntilTheyWentOut() {
    var event = town.event(2);
    var code = town.book(event, "anna", 2).getString("code");
    var next = town.book(event, "bea", 1).getString("code");
    arrive(code, 2, true);
    assertThat(town.get(code).getJsonArray("can")).isEqualTo(JsonArray.of("change"));
    for (var late : List.of(false, true)) {
      assertRefused(town.bookings.leave(EventTown.STAFF, code, late), 409, "guest-inside");
    }
    assertThat(town.taken(event)).isEqualTo(Map.of("standard", 2));
    assertThat(town.state(next)).isEqualTo("waiting");
    arrive(code, 2, false);
    assertThat(town.get(code).getJsonArray("can").contains("cancel")).isTrue();
    await(town.bookings.leave(EventTown.STAFF, code, false));
    assertThat(town.state(next)).isEqualTo("offered");
  }

  @Test
  void aChangeKeepsWhoeverCameInUnderTheSameNumber() {
    var draft = EventTown.draft(EventTown.inDays(10), 9);
    draft.getJsonObject("seats").put("carer", 1);
    var event = town.event(draft);
    var named = new Party.Guest("carla", SeatKind.STANDARD, null, List.of());
    var party = EventTown.party("anna", List.of(guest("anna"), guest(null), named));
    var code = await(town.booking(event, party, EventTown.key("book"))).answer().getString("code");
    arrive(code, 3, false);
    refused(code, EventTown.party("anna", 2));
    refused(code, EventTown.party("anna", List.of(guest("anna"), named, guest(null))));
    refused(
        code,
        EventTown.party(
            "anna",
            List.of(
                guest("anna"),
                guest(null),
                new Party.Guest("carla", SeatKind.CARER, null, List.of()))));
    var changed = EventTown.party("anna", List.of(guest("anna"), guest("dora"), named));
    await(town.bookings.change(EventTown.STAFF, code, changed, Optional.empty()));
    assertThat(town.get(code).getJsonArray("party").getJsonObject(1).getString("name"))
        .isEqualTo("dora");
  }

  private static void refused(String code, Party party) {
    assertRefused(
        town.bookings.change(EventTown.STAFF, code, party, Optional.empty()), 409, "guest-came");
  }

  private static Party.Guest guest(@org.jspecify.annotations.Nullable String name) {
    return new Party.Guest(name, SeatKind.STANDARD, null, List.of());
  }

  // As the door writes it.
  private static void arrive(String code, int guest, boolean inside) {
    town.rows(
        """
        with came as (
          insert into hub.scan (event, uuid, staff, kind, way, device_at, at, received, offline, shown, booking, guest, session, verdict)
          select event, gen_random_uuid(), 'test', 'in', 'code', now(), now(), now(), false, 'in', id, $2, 1, 'in'
          from hub.booking where code = $1 returning id, event, booking, guest, session, at)
        insert into hub.arrival (booking, guest, session, event, scan, at, inside)
        select booking, guest, session, event, id, at, $3 from came
        on conflict (booking, guest, session) do update set inside = excluded.inside returning 1
        """,
        code,
        guest,
        inside);
  }
}
