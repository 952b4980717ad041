package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.PersonalLinks;
import cortile.identity.Role;
import cortile.kit.SigningPair;
import io.vertx.core.json.JsonObject;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Tickets, and the lists of those who come.
final class DoorListTest extends AtTheEntrance {
  @Test
  void theListSaysWhatADoorMustKnowAndNothingElse() {
    var event = entrance.event();
    var party = entrance.book(event, 2);
    entrance.sql(
        "insert into hub.need (booking, number, guest, kind, note) values (%d, 1, 2, 'interpreter', 'Solo la sera')"
            .formatted(party.id()));
    var gone = entrance.book(event, 1);
    entrance.sql("update hub.booking set state = 'cancelled' where id = " + gone.id());
    var phone = entrance.phone(event, "Nord");
    phone.ask(event, Entrance.in(party.ticket(1)));
    var answer =
        entrance.node().browser(phone.cookie(), "GET", "/hub/events/" + event + "/door-list", null);
    assertThat(answer.body()).doesNotContain("example.org").doesNotContain("Solo la sera");
    var list = answer.json();
    assertThat(list.getJsonArray("bookings")).hasSize(1);
    var guests = list.getJsonArray("bookings").getJsonObject(0).getJsonArray("guests");
    assertThat(guests.getJsonObject(1).getJsonArray("needs")).containsExactly("interpreter");
    assertThat(
            guests
                .getJsonObject(0)
                .getJsonArray("ins")
                .getJsonObject(0)
                .getJsonObject("by")
                .getString("name"))
        .isEqualTo("Nord");
    assertThat(list.getJsonArray("others").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("id", (int) gone.id())
                .put("code", gone.code())
                .put("state", "cancelled"));
  }

  @Test
  void aDeviceThatHasTheListIsToldSo() {
    var event = entrance.event();
    var party = entrance.book(event, 1);
    var path = "/hub/events/" + event + "/door-list";
    var token = "Bearer " + DoorNode.token(Role.FACILITATOR, "ada");
    var first = entrance.node().staff("GET", path, null);
    var again =
        entrance
            .node()
            .send("GET", path, null, "Authorization", token, "If-None-Match", first.tag());
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    var tag = entrance.view(event).getString("list");
    assertThat(first.json().getString("list")).isEqualTo(tag);
    entrance.sql("update hub.booking set link = 2, revision = 2 where id = " + party.id());
    var changed =
        entrance
            .node()
            .send("GET", path, null, "Authorization", token, "If-None-Match", first.tag());
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().getString("list")).isNotEqualTo(tag);
  }

  @Test
  void ticketsAreForWhoeverHoldsTheLinkAndCheckedWithThePublishedKey() throws Exception {
    var event = entrance.event();
    var party = entrance.book(event, 2);
    var path = "/hub/bookings/" + party.code() + "/tickets";
    var secret = new PersonalLinks(new byte[32]).secret("booking", party.code() + ".1");
    var answer = entrance.node().send("GET", path, null, "Cortile-Link", secret);
    assertThat(answer.status()).isEqualTo(200);
    var tickets = answer.json().getJsonArray("tickets");
    assertThat(tickets).hasSize(2);
    var key = entrance.node().nobody("GET", "/hub/ticket-key", null).json();
    var encoded =
        HexFormat.of()
            .parseHex(
                "302a300506032b6570032100"
                    + HexFormat.of()
                        .formatHex(Base64.getUrlDecoder().decode(key.getString("key"))));
    var published =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    assertThat(Ticket.read(tickets.getJsonObject(1).getString("ticket"), published))
        .contains(new Ticket(party.eventId(), party.id(), 2, 1));
    assertThat(entrance.node().send("GET", path, null, "Cortile-Link", "A".repeat(22)).status())
        .isEqualTo(404);
    entrance.sql("update hub.booking set subject = 'chi-resident' where id = " + party.id());
    assertThat(entrance.node().as(Role.RESIDENT, "GET", path, null).status()).isEqualTo(200);
    entrance.sql("update hub.booking set state = 'waiting' where id = " + party.id());
    var waiting = entrance.node().staff("GET", path, null);
    assertThat(waiting.status()).isEqualTo(409);
    assertThat(waiting.problem()).isEqualTo("no-tickets");
    assertThat(SigningPair.of(new byte[32]).raw()).isNotEqualTo(key.getString("key"));
  }

  @Test
  void theDesksListHasNotesAndNoAddressesAndItsTableHasBoth() {
    var event = entrance.event();
    var party = entrance.book(event, 2);
    entrance.sql("update hub.booking set name = '=cmd()', phone = '02 1' where id = " + party.id());
    entrance.sql(
        "insert into hub.need (booking, number, guest, kind, note) values (%d, 1, 1, 'interpreter', 'LIS')"
            .formatted(party.id()));
    var path = "/hub/events/" + event + "/guest-list";
    var list = entrance.node().staff("GET", path, null);
    assertThat(list.body()).contains("LIS").contains("02 1").doesNotContain("example.org");
    var table = entrance.node().staff("GET", path + "/csv", null).body();
    assertThat(table).contains("'=cmd()").contains("example.org").contains("interpreter asked LIS");
    assertThat(table.strip().lines()).hasSize(3);
  }

  @Test
  void theDeskSeesTodaysEventsAndTheConflicts() {
    var event = entrance.event();
    var party = entrance.book(event, 1);
    var north = entrance.phone(event, "Nord");
    var south = entrance.phone(event, "Sud");
    entrance.sql(
        "update hub.place set today = (select (starts at time zone 'Europe/Rome')::date from hub.event where slug = '%s')"
            .formatted(event));
    north.ask(event, Entrance.offline(party.ticket(1), 20));
    south.ask(event, Entrance.offline(party.ticket(1), 10));
    var desk = entrance.node().staff("GET", "/hub/desk", null).json();
    assertThat(
            desk.getJsonArray("today").stream().map(each -> ((JsonObject) each).getString("event")))
        .contains(event);
    assertThat(
            desk.getJsonArray("conflicts").stream()
                .map(each -> ((JsonObject) each).getString("event")))
        .contains(event);
    var view = entrance.node().staff("GET", "/views/hub/desk", null).json();
    assertThat(view.getJsonObject("events").getJsonObject(event).getInteger("conflicts"))
        .isEqualTo(1);
    assertThat(view.getInteger("conflicts")).isPositive();
  }
}
