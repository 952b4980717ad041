package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whoever comes without a booking, and whoever does not come.
final class WalkInsTest extends AtTheEntrance {
  private static JsonObject seats(int standard) {
    return new JsonObject().put("seats", new JsonObject().put("standard", standard));
  }

  private static String path(String event, String rest) {
    return "/hub/events/" + event + rest;
  }

  private static String taken(String event) {
    return entrance.value(
        "select taken from hub.seats s join hub.event e on e.id = s.event where e.slug = '%s' and pool = 'standard'"
            .formatted(event));
  }

  @Test
  void aWalkInTakesASeatAndIsInside() {
    var event = entrance.event();
    var phone = entrance.phone(event, "Nord");
    var made = entrance.node().browser(phone.cookie(), "POST", path(event, "/walk-ins"), seats(2));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(taken(event)).isEqualTo("2");
    var view = entrance.view(event);
    assertThat(view.getInteger("inside")).isEqualTo(2);
    assertThat(view.getInteger("walkIns")).isEqualTo(2);
  }

  @Test
  void theSameRequestSeatsAPartyOnce() {
    var event = entrance.event();
    var phone = entrance.phone(event, "Nord");
    var key = UUID.randomUUID().toString();
    for (var i = 0; i < 3; i++) {
      var made =
          entrance
              .node()
              .send(
                  "POST",
                  path(event, "/walk-ins"),
                  seats(3),
                  "Cookie",
                  phone.cookie(),
                  "Idempotency-Key",
                  key);
      assertThat(made.status()).isEqualTo(201);
    }
    assertThat(taken(event)).isEqualTo("3");
    assertThat(entrance.view(event).getInteger("inside")).isEqualTo(3);
  }

  @Test
  void manyWalkInsAtOnceGetExactlyTheSeatsThatAreFree() {
    var event = entrance.event();
    entrance.book(event, 4);
    var phone = entrance.phone(event, "Nord");
    var answers =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(i ->
                entrance.node().browser(phone.cookie(), "POST", path(event, "/walk-ins"), seats(1)))
            .toList();
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(6);
    assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(14);
    assertThat(taken(event)).isEqualTo("10");
    assertThat(entrance.view(event).getInteger("inside")).isEqualTo(6);
    assertThat(
            entrance.value(
                "select count(*) from hub.booking b join hub.event e on e.id = b.event where e.slug = '%s' and b.state = 'waiting'"
                    .formatted(event)))
        .isEqualTo("0");
  }

  @Test
  void whoHasNotComeAfterTheGraceGivesTheSeatToSomebodyElse() {
    var event = entrance.event();
    var came = entrance.book(event, 4);
    var absent = entrance.book(event, 6);
    var phone = entrance.phone(event, "Nord");
    for (var guest = 1; guest <= 3; guest++) {
      phone.ask(event, Entrance.in(came.ticket(guest)));
    }
    var node = entrance.node();
    assertThat(node.browser(phone.cookie(), "POST", path(event, "/walk-ins"), seats(1)).status())
        .isEqualTo(409);
    var noted = node.staff("POST", path(event, "/no-shows"), new JsonObject());
    assertThat(noted.status()).as(noted.body()).isEqualTo(200);
    assertThat(noted.json()).isEqualTo(new JsonObject().put("bookings", 2).put("seats", 7));
    assertThat(taken(event)).isEqualTo("3");
    for (var people : new int[] {4, 3}) {
      var seated = node.browser(phone.cookie(), "POST", path(event, "/walk-ins"), seats(people));
      assertThat(seated.status()).as(seated.body()).isEqualTo(201);
    }
    assertThat(taken(event)).isEqualTo("10");
    assertThat(phone.ask(event, Entrance.in(absent.ticket(1))).getString("verdict"))
        .isEqualTo("released");
    var list = node.staff("GET", path(event, "/no-shows"), null).json().getJsonArray("noShows");
    assertThat(list.stream().map(each -> ((JsonObject) each).getBoolean("whole")))
        .containsExactlyInAnyOrder(true, false);
    var again = node.staff("POST", path(event, "/no-shows"), new JsonObject());
    assertThat(again.json().getInteger("seats")).isZero();
  }

  @Test
  void nobodyIsANoShowBeforeTheGraceIsOver() {
    var event = entrance.event(Instant.now().minusSeconds(60));
    entrance.book(event, 1);
    var early = entrance.node().staff("POST", path(event, "/no-shows"), new JsonObject());
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.problem()).isEqualTo("no-shows-early");
  }

  @Test
  void afterTheEndTheClockNotesWhoDidNotComeAndALateScanTakesItBack() {
    var event = entrance.event(Instant.now().minus(Duration.ofHours(3)));
    var came = entrance.book(event, 1);
    var absent = entrance.book(event, 1);
    var unused = entrance.event(Instant.now().minus(Duration.ofHours(3)));
    var never = entrance.book(unused, 1);
    var phone = entrance.phone(event, "Nord");
    phone.ask(event, Entrance.offline(came.ticket(1), 9000));
    entrance.node().tick("no-shows");
    assertThat(noShows(came)).isEqualTo("0");
    assertThat(noShows(absent)).isEqualTo("1");
    // Where nobody scanned, nobody knows.
    assertThat(noShows(never)).isEqualTo("0");
    assertThat(personal(absent)).isEqualTo("1");
    phone.ask(event, Entrance.offline(absent.ticket(1), 8000));
    assertThat(personal(absent)).isEqualTo("0");
    assertThat(noShows(absent)).isEqualTo("0");
  }

  @Test
  void anExcusedNoShowDoesNotCount() {
    var event = entrance.event();
    var absent = entrance.book(event, 1);
    entrance.node().staff("POST", path(event, "/no-shows"), new JsonObject());
    assertThat(personal(absent)).isEqualTo("1");
    var excuse = path(event, "/no-shows/" + absent.code());
    assertThat(entrance.node().staff("DELETE", excuse, null).status()).isEqualTo(204);
    assertThat(entrance.node().staff("DELETE", excuse, null).status()).isEqualTo(204);
    assertThat(personal(absent)).isEqualTo("0");
  }

  @Test
  void aYearLaterNobodyIsANoShowAndAMonthLaterNobodyStoodInTheQueue() {
    var event = entrance.event();
    var absent = entrance.book(event, 1);
    var node = entrance.node();
    node.staff("POST", path(event, "/no-shows"), new JsonObject());
    var named = seats(1).put("name", "Zoe");
    assertThat(node.staff("POST", path(event, "/queue"), named).status()).isEqualTo(201);
    node.tick("old no-shows");
    assertThat(noShows(absent)).isEqualTo("1");
    entrance.sql("update hub.no_show set noted = noted - interval '366 days'");
    entrance.sql("update hub.queue_entry set joined = joined - interval '31 days'");
    assertThat(personal(absent)).isEqualTo("0");
    var before = version(event);
    node.tick("old no-shows");
    assertThat(noShows(absent)).isEqualTo("0");
    assertThat(version(event)).isGreaterThan(before);
    assertThat(entrance.value("select count(*) from hub.queue_entry where name = 'Zoe'"))
        .isEqualTo("0");
  }

  // Of the view of the event's door.
  private static int version(String event) {
    return Integer.parseInt(
        entrance.value(
            "select version from feed.view where name = 'hub/events/%s/door'".formatted(event)));
  }

  private static String noShows(Entrance.Booked party) {
    return entrance.value("select count(*) from hub.no_show where booking = " + party.id());
  }

  private static String personal(Entrance.Booked party) {
    return entrance.value(
        "select hub.no_shows(b.email, b.subject) from hub.booking b where b.id = " + party.id());
  }
}
