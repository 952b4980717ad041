package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What one client, one hall or one evening may ask for at most.
final class DoorLimitsTest extends AtTheEntrance {
  private static void large(String event, int bookings) {
    entrance.sql(
        """
        with e as (select id from hub.event where slug = '%1$s'),
        s as (update hub.seats set capacity = %2$d, taken = %2$d from e where event = e.id),
        b as (
          insert into hub.booking (event, code, state, standard, wheelchair, carer, name, content, source, line, made, changed)
          select e.id, translate(lpad(n::text, 8, '0'), '0123456789', 'CDFGHJKMNP'), 'confirmed', 1, 0, 0, 'Persona ' || n, '', 'web', n, now(), now()
          from e, generate_series(1, %2$d) n returning id)
        insert into hub.guest (booking, number, kind) select id, 1, 'standard' from b
        """
            .formatted(event, bookings));
  }

  @Test
  void aWholeHallThatDidNotComeIsNotedAndFreedAtOnce() {
    var event = entrance.event();
    large(event, 1500);
    var noted =
        entrance.node().staff("POST", "/hub/events/" + event + "/no-shows", new JsonObject());
    assertThat(noted.status()).as(noted.body()).isEqualTo(200);
    assertThat(noted.json()).isEqualTo(new JsonObject().put("bookings", 1500).put("seats", 1500));
    assertThat(new QueueAt(entrance, event).taken()).isEqualTo("0");
  }

  @Test
  void allScansOfAnEveningAreListedPageByPage() {
    var event = entrance.event();
    entrance.sql(
        """
        insert into hub.scan (event, uuid, kind, way, device_at, at, offline, shown, verdict)
        select e.id, gen_random_uuid(), 'in', 'ticket', now(), now() - n / 3 * interval '1 second', false, 'in', 'forged'
        from hub.event e, generate_series(1, 1200) n where e.slug = '%s'
        """
            .formatted(event));
    var seen = new HashSet<String>();
    var path = "/hub/events/" + event + "/scans";
    var page = entrance.node().staff("GET", path, null).json();
    var pages = 1;
    while (true) {
      page.getJsonArray("scans").forEach(each -> seen.add(((JsonObject) each).getString("scan")));
      if (page.getString("next") == null) {
        break;
      }
      page = entrance.node().staff("GET", path + "?before=" + page.getString("next"), null).json();
      pages++;
    }
    assertThat(seen).hasSize(1200);
    assertThat(pages).isEqualTo(3);
    assertThat(entrance.node().staff("GET", path + "?before=x", null).status()).isEqualTo(400);
    var unknown = path + "?before=" + UUID.randomUUID();
    assertThat(entrance.node().staff("GET", unknown, null).json().getJsonArray("scans")).isEmpty();
  }

  @Test
  void theDeskGetsTheNewestConflictsOnly() {
    var event = entrance.event();
    entrance.sql(
        """
        insert into hub.scan (event, uuid, kind, way, device_at, at, offline, shown, verdict, conflict)
        select e.id, gen_random_uuid(), 'in', 'ticket', now(), now(), true, 'in', 'forged', 'forged'
        from hub.event e, generate_series(1, 230) where e.slug = '%s'
        """
            .formatted(event));
    var conflicts =
        entrance.node().staff("GET", "/hub/desk", null).json().getJsonArray("conflicts");
    assertThat(conflicts).hasSize(200);
    var newest = conflicts.getJsonObject(199).getJsonObject("conflict").getString("conflict");
    assertThat(newest).isEqualTo(entrance.value("select max(id) from hub.scan"));
  }

  @Test
  void aBrowserThatKeepsNoCookieGetsNoNumber() {
    var queue = new QueueAt(entrance, entrance.event()).open(true);
    var node = entrance.node();
    for (var i = 0; i < 3; i++) {
      var refused = node.nobody("POST", queue.path("/queue"), QueueAt.seats(1));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("queue-cookie");
      assertThat(refused.cookie()).contains("cortile-device=");
    }
    assertThat(node.browser("cortile-device=x", "POST", queue.path("/queue"), QueueAt.seats(1)))
        .extracting(DoorNode.Answer::status)
        .isEqualTo(403);
    assertThat(queue.screen().getInteger("waiting")).isZero();
    assertThat(queue.join(1).status()).isEqualTo(201);
  }

  @Test
  void oneAddressFillsNoQueue() {
    try (var alone = new Entrance(1)) {
      var queue = new QueueAt(alone, alone.event()).open(true);
      var answers = IntStream.range(0, 80).mapToObj(i -> queue.join(1)).toList();
      // A minute may begin in between.
      var given = answers.stream().filter(answer -> answer.status() == 201).count();
      assertThat(given).isBetween(60L, 79L);
      assertThat(answers.stream().filter(answer -> answer.status() == 429)).isNotEmpty();
      // Whoever has one is told it all the same, and the desk is not limited.
      var first = answers.getFirst();
      assertThat(queue.join(first.cookie(), 1).json().getInteger("number")).isEqualTo(1);
      var desk = alone.node().staff("POST", queue.path("/queue"), QueueAt.seats(1));
      assertThat(desk.status()).isEqualTo(201);
    }
  }
}
