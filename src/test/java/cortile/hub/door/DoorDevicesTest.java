package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.FeedClient;
import cortile.identity.Role;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// One-time links, and what the phones that took them up may do.
final class DoorDevicesTest extends AtTheEntrance {
  private static JsonObject link(JsonObject body) {
    var made = entrance.node().staff("POST", "/hub/door-devices", body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json();
  }

  private static DoorNode.Answer take(JsonObject link, String taker) {
    return entrance
        .node()
        .nobody(
            "POST",
            "/hub/door-device",
            new JsonObject()
                .put("secret", link.getString("link").replace("/porta/#", ""))
                .put("taker", taker));
  }

  private static int list(String cookie, String event) {
    return entrance
        .node()
        .browser(cookie, "GET", "/hub/events/" + event + "/door-list", null)
        .status();
  }

  private static JsonObject of(String event) {
    return new JsonObject().put("name", "Ingresso").put("event", event);
  }

  private static void inDays(int days) {
    entrance.node().now = Optional.of(OffsetDateTime.now(ZoneOffset.UTC).plusDays(days));
  }

  @Test
  void aLinkMakesOnePhoneADoorDevice() {
    var event = entrance.event();
    var link = link(of(event));
    var first = take(link, UUID.randomUUID().toString());
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().getJsonObject("device").getString("name")).isEqualTo("Ingresso");
    assertThat(first.json().getJsonArray("events").getJsonObject(0).getString("event"))
        .isEqualTo(event);
    assertThat(list(first.cookie(), event)).isEqualTo(200);
    var other = take(link, UUID.randomUUID().toString());
    assertThat(other.status()).isEqualTo(404);
    assertThat(other.problem()).isEqualTo("door-link");
    assertThat(list(first.cookie(), event)).isEqualTo(200);
  }

  @Test
  void aPhoneWhoseAnswerWasLostMayTakeTheLinkUpAgain() {
    var event = entrance.event();
    var link = link(of(event));
    var taker = UUID.randomUUID().toString();
    var lost = take(link, taker);
    var again = take(link, taker);
    assertThat(again.status()).isEqualTo(200);
    assertThat(list(again.cookie(), event)).isEqualTo(200);
    assertThat(list(lost.cookie(), event)).isEqualTo(404);
  }

  @Test
  void aNewLinkEndsTheOneBeforeAndMovesTheDevice() {
    var event = entrance.event();
    var old = link(of(event));
    var device = old.getJsonObject("device").getString("device");
    var taken = take(old, UUID.randomUUID().toString());
    var renewed =
        entrance.node().staff("POST", "/hub/door-devices/" + device + "/link", null).json();
    assertThat(take(old, UUID.randomUUID().toString()).status()).isEqualTo(404);
    assertThat(list(taken.cookie(), event)).isEqualTo(200);
    var moved = take(renewed, UUID.randomUUID().toString());
    assertThat(list(moved.cookie(), event)).isEqualTo(200);
    assertThat(list(taken.cookie(), event)).isEqualTo(404);
  }

  @Test
  void aRequestSaidAgainMakesOneDeviceAndItsLinkIsStoredNowhere() {
    var body = of(entrance.event());
    var key = UUID.randomUUID().toString();
    var token = "Bearer " + DoorNode.token(Role.FACILITATOR, "ada");
    String[] headers = {"Idempotency-Key", key, "Authorization", token};
    var first = entrance.node().send("POST", "/hub/door-devices", body, headers);
    var second = entrance.node().send("POST", "/hub/door-devices", body, headers);
    assertThat(second.json().getString("link")).isEqualTo(first.json().getString("link"));
    var secret = first.json().getString("link").replaceFirst(".*\\.", "");
    assertThat(
            entrance.value(
                "select count(*) from kit.request where outcome::text like '%" + secret + "%'"))
        .isEqualTo("0");
    assertThat(
            entrance.value(
                "select count(*) from hub.door_device d where d::text like '%" + secret + "%'"))
        .isEqualTo("0");
  }

  @Test
  void aRevokedDeviceIsOutAtOnceAndItsScansStay() {
    var event = entrance.event();
    var party = entrance.book(event, 1);
    var phone = entrance.phone(event, "Nord");
    phone.ask(event, Entrance.in(party.ticket(1)));
    try (var socket =
        FeedClient.open(entrance.socket(0), Map.of("Cookie", phone.cookie()))
            .subscribe("hub/events/" + event + "/door")) {
      socket.awaitType("snapshot");
      var path = "/hub/door-devices/" + phone.device();
      assertThat(entrance.node().staff("DELETE", path, null).status()).isEqualTo(204);
      socket.awaitType("refused");
    }
    assertThat(list(phone.cookie(), event)).isEqualTo(404);
    assertThat(phone.scan(event, Entrance.in(party.ticket(1))).status()).isEqualTo(404);
    assertThat(entrance.value("select count(*) from hub.scan where booking = " + party.id()))
        .isEqualTo("1");
  }

  @Test
  void aDeviceOfAnEventStandsAtNoOtherDoor() {
    var other = entrance.event();
    var phone = entrance.phone(entrance.event(), "Nord");
    for (var path :
        List.of("/door-list", "/conflicts", "/queue", "/scans", "/guest-list", "/door")) {
      var answer =
          entrance.node().browser(phone.cookie(), "GET", "/hub/events/" + other + path, null);
      assertThat(answer.status()).as(path).isIn(401, 404);
    }
    assertThat(phone.scan(other, Entrance.in("x")).status()).isEqualTo(404);
    var view = "/views/hub/events/" + other + "/door";
    assertThat(entrance.node().browser(phone.cookie(), "GET", view, null).status()).isEqualTo(404);
  }

  @Test
  void aDeviceOfAPlaceIsForTheEventsOfItsDays() {
    var today = entrance.event();
    var nextWeek = entrance.event(Instant.now().plus(Duration.ofDays(7)));
    var day = LocalDate.now(ZoneId.of("Europe/Rome")).plusDays(7).toString();
    var link =
        link(
            new JsonObject()
                .put("name", "Custode")
                .put("place", "scuola")
                .put("from", day)
                .put("to", day));
    var cookie = take(link, UUID.randomUUID().toString()).cookie();
    assertThat(list(cookie, today)).isEqualTo(404);
    assertThat(list(cookie, nextWeek)).isEqualTo(404);
    inDays(7);
    assertThat(list(cookie, nextWeek)).isEqualTo(200);
    assertThat(list(cookie, today)).isEqualTo(404);
  }

  @Test
  void afterItsDaysADeviceSendsWhatItScannedAndReadsNothing() {
    var event = entrance.event();
    var party = entrance.book(event, 1);
    var phone = entrance.phone(event, "Nord");
    inDays(5);
    assertThat(list(phone.cookie(), event)).isEqualTo(404);
    assertThat(phone.ask(event, Entrance.offline(party.ticket(1), 60)).getString("verdict"))
        .isEqualTo("in");
    inDays(30);
    assertThat(phone.scan(event, Entrance.in(party.ticket(1))).status()).isEqualTo(404);
  }

  @Test
  void atTheEndOfTheShiftTheCookieAndTheLinkOpenNothingAnyMore() {
    var event = entrance.event();
    var link = link(of(event));
    var taker = UUID.randomUUID().toString();
    var taken = take(link, taker);
    var node = entrance.node();
    try (var socket =
        FeedClient.open(entrance.socket(0), Map.of("Cookie", taken.cookie()))
            .subscribe("hub/events/" + event + "/door")) {
      socket.awaitType("snapshot");
      var left = node.browser(taken.cookie(), "DELETE", "/hub/door-device", null);
      assertThat(left.status()).isEqualTo(204);
      assertThat(left.cookie()).isEqualTo("__Host-cortile-door=");
      socket.awaitType("refused");
    }
    assertThat(list(taken.cookie(), event)).isEqualTo(404);
    assertThat(take(link, taker).status()).isEqualTo(404);
    assertThat(take(link, UUID.randomUUID().toString()).status()).isEqualTo(404);
    assertThat(node.browser(taken.cookie(), "DELETE", "/hub/door-device", null).status())
        .isEqualTo(204);
    // Staff hands the device on with a new link.
    var device = link.getJsonObject("device").getString("device");
    var renewed = node.staff("POST", "/hub/door-devices/" + device + "/link", null).json();
    assertThat(renewed.getJsonObject("device").getString("state")).isEqualTo("invited");
    assertThat(list(take(renewed, taker).cookie(), event)).isEqualTo(200);
  }

  @Test
  void whatIsNotALinkIsRefused() {
    var node = entrance.node();
    var body = of(entrance.event());
    var neither = new JsonObject().put("name", "X");
    assertThat(node.staff("POST", "/hub/door-devices", neither).status()).isEqualTo(422);
    var both = body.copy().put("place", "scuola");
    assertThat(node.staff("POST", "/hub/door-devices", both).status()).isEqualTo(422);
    assertThat(node.staff("POST", "/hub/door-devices", of("non-c-e")).status()).isEqualTo(422);
    var guessed = link(body).getString("link").replaceFirst("[^.]{22}$", "A".repeat(22));
    assertThat(take(new JsonObject().put("link", guessed), "t".repeat(22)).status()).isEqualTo(404);
  }
}
