package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.hub.door.Entrance.Booked;
import cortile.hub.door.Entrance.Phone;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever a phone let in while their seat was given to somebody else, and what it let in for
/// nobody.
final class OfflineTest extends AtTheEntrance {
  private String event;
  private Booked party;
  private Phone phone;

  @BeforeEach
  void evening() {
    event = entrance.event();
    party = entrance.book(event, 2);
    phone = entrance.phone(event, "Nord");
  }

  private DoorNode.Answer noShows() {
    return entrance.node().staff("POST", "/hub/events/" + event + "/no-shows", new JsonObject());
  }

  private static String counted(Booked party) {
    return entrance.value(
        "select hub.no_shows(b.email, b.subject) from hub.booking b where b.id = " + party.id());
  }

  @Test
  void whoWasLetInOfflineBeforeTheSeatWasFreedIsInsideAndNoNoShow() {
    assertThat(noShows().status()).isEqualTo(200);
    assertThat(counted(party)).isEqualTo("1");
    var answer = phone.ask(event, Entrance.offline(party.ticket(1), 600));
    assertThat(answer.getString("verdict")).isEqualTo("released");
    assertThat(answer.getString("conflict")).isNotNull();
    assertThat(counted(party)).isEqualTo("0");
    phone.ask(event, Entrance.offline(party.ticket(2), 590));
    var view = entrance.view(event);
    assertThat(view.getInteger("inside")).isEqualTo(2);
    assertThat(view.getInteger("noShows")).isZero();
    // Two people without a seat are for a person to look at, whatever is scanned next.
    assertThat(view.getJsonObject("conflicts")).hasSize(2);
    phone.ask(event, Entrance.in(party.ticket(1)));
    assertThat(entrance.view(event).getJsonObject("conflicts")).hasSize(2);
  }

  @Test
  void whoWasLetInOfflineBeforeTheBookingWasCancelledIsInsideUntilTheyGo() {
    entrance.sql("update hub.booking set state = 'cancelled' where id = " + party.id());
    var answer = phone.ask(event, Entrance.offline(party.ticket(1), 60));
    assertThat(answer.getString("verdict")).isEqualTo("cancelled");
    assertThat(entrance.view(event).getInteger("inside")).isEqualTo(1);
    assertThat(phone.ask(event, Entrance.in(party.ticket(1))).getString("verdict"))
        .isEqualTo("cancelled");
    var out = Entrance.in(party.ticket(1)).put("kind", "out");
    phone.ask(event, out);
    var view = entrance.view(event);
    assertThat(view.getInteger("inside")).isZero();
    assertThat(view.getInteger("arrived")).isEqualTo(1);
    assertThat(view.getJsonObject("conflicts")).hasSize(1);
  }

  @Test
  void whoComesWhileTheSeatIsBeingFreedIsTooLate() {
    phone.ask(event, Entrance.in(party.ticket(1)));
    // Noted and not freed yet, as between the two transactions.
    entrance.sql(
        "insert into hub.no_show (booking, event, absent, whole, freed, noted_by) values (%d, %d, 1, false, true, 'ada')"
            .formatted(party.id(), party.eventId()));
    assertThat(phone.ask(event, Entrance.in(party.ticket(2))).getString("verdict"))
        .isEqualTo("released");
    // Who came before has a seat.
    assertThat(phone.ask(event, Entrance.in(party.ticket(1))).getString("verdict"))
        .isEqualTo("already");
    assertThat(noShows().json().getInteger("seats")).isEqualTo(1);
    assertThat(entrance.view(event).getInteger("inside")).isEqualTo(1);
  }

  @Test
  void whatWasShownAndIsNobodysIsKeptWithoutWhatWouldOpenADoor() {
    var elsewhere = entrance.book(entrance.event(), 1).ticket(1);
    phone.ask(event, Entrance.offline(elsewhere, 10));
    phone.ask(event, Entrance.offline("https://example.org/altro", 9));
    phone.ask(event, Entrance.in(party.ticket(1)));
    var typed = Entrance.in("").put("code", "22222222").put("guest", 1);
    typed.remove("ticket");
    phone.ask(event, typed);
    var staff = entrance.node();
    var conflicts =
        staff
            .staff("GET", "/hub/events/" + event + "/conflicts", null)
            .json()
            .getJsonArray("conflicts");
    assertThat(conflicts.stream().map(each -> ((JsonObject) each).getString("presented")))
        .containsExactly(elsewhere.substring(0, 26) + "…", "https://example.org/altro");
    var scans =
        staff.staff("GET", "/hub/events/" + event + "/scans", null).json().getJsonArray("scans");
    assertThat(scans.stream().map(each -> ((JsonObject) each).getString("presented")))
        .containsExactlyInAnyOrder(
            "22222222", null, "https://example.org/altro", elsewhere.substring(0, 26) + "…");
    entrance.sql(
        "update hub.scan set received = received - interval '31 days', at = at - interval '31"
            + " days'");
    staff.tick("old no-shows");
    assertThat(entrance.value("select count(*) from hub.scan where presented is not null"))
        .isEqualTo("0");
  }

  @Test
  void whoIsLetInWithoutABookingSaysNothingOfThePhonesClock() {
    phone.ask(event, Entrance.offline(party.ticket(1), 5).put("ahead", 4200));
    var seats = new JsonObject().put("seats", new JsonObject().put("standard", 1));
    var path = "/hub/events/" + event + "/walk-ins";
    assertThat(entrance.node().browser(phone.cookie(), "POST", path, seats).status())
        .isEqualTo(201);
    assertThat(entrance.value("select ahead_ms from hub.door_device where id = " + phone.device()))
        .isEqualTo("4200");
  }
}
