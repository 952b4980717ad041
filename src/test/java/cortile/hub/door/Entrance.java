package cortile.hub.door;

import static cortile.kit.TestDatabase.await;

import cortile.App;
import cortile.identity.Role;
import cortile.kit.DatabaseUrl;
import cortile.kit.Migrations;
import cortile.kit.SigningPair;
import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Nodes on one database with a place, events, people who booked, and phones at the door.
final class Entrance implements AutoCloseable {
  static final SigningPair KEYS = SigningPair.of(secret());

  private static final AtomicInteger NUMBER = new AtomicInteger(2);

  final DatabaseUrl database = TestDatabase.empty();
  final List<DoorNode> nodes = new ArrayList<>();

  Entrance(int nodes) {
    var vertx = Vertx.vertx();
    await(Migrations.run(vertx, database.options(), App.migrations()));
    await(vertx.close());
    for (var i = 0; i < nodes; i++) {
      this.nodes.add(DoorNode.start(database));
    }
    sql(
        "insert into hub.place (slug, kind, name, today) values ('scuola', 'hub', '{\"it\":\"La"
            + " scuola\"}', current_date)");
  }

  private static byte[] secret() {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  DoorNode node() {
    return nodes.getFirst();
  }

  /// A published event that began a while ago with seats for 10.
  String event() {
    return event(Instant.now().minusSeconds(1800));
  }

  String event(Instant starts) {
    var slug = "serata-" + NUMBER.incrementAndGet();
    sql(
        """
        with e as (
          insert into hub.event (slug, kind, place, phase, title, category, maker, booking, starts, ends)
          select '%1$s', 'single', p.id, 'published', '{"it":"Serata"}', 'music', 'ada', 'open', '%2$s', '%2$s'::timestamptz + interval '2 hours'
          from hub.place p where p.slug = 'scuola' returning id, starts, ends),
        s as (insert into hub.session (event, number, starts, ends) select id, 1, starts, ends from e)
        insert into hub.seats (event, pool, capacity) select id, 'standard', 10 from e
        """
            .formatted(slug, starts));
    return slug;
  }

  /// A confirmed booking.
  ///
  /// @param id as it stands in tickets
  record Booked(String event, long eventId, String code, long id, int guests) {
    String ticket(int guest) {
      return ticket(guest, 1);
    }

    String ticket(int guest, int link) {
      return new Ticket(eventId, id, guest, link).text(KEYS.privateKey());
    }
  }

  Booked book(String event, int guests) {
    var number = NUMBER.incrementAndGet();
    var code = new StringBuilder();
    for (int i = 0, rest = number; i < 8; i++, rest /= 20) {
      code.append("2346789CDFGHJKMNPQRT".charAt(rest % 20));
    }
    sql(
        """
        with b as (
          insert into hub.booking (event, code, state, standard, wheelchair, carer, name, email, content, source, line, made, changed)
          select e.id, '%2$s', 'confirmed', %3$d, 0, 0, 'Persona %4$d', 'p%4$d@example.org', '', 'web', %4$d, now(), now()
          from hub.event e where e.slug = '%1$s' returning id, event),
        s as (update hub.seats s set taken = taken + %3$d from b where s.event = b.event and s.pool = 'standard')
        insert into hub.guest (booking, number, name, kind)
        select b.id, g, case when g = 1 then 'Persona %4$d' end, 'standard' from b, generate_series(1, %3$d) g
        """
            .formatted(event, code, guests, number));
    return new Booked(
        event,
        Long.parseLong(value("select id from hub.event where slug = '" + event + "'")),
        code.toString(),
        Long.parseLong(value("select id from hub.booking where code = '" + code + "'")),
        guests);
  }

  /// A phone that took a link up.
  Phone phone(String event, String name) {
    var made =
        node()
            .staff(
                "POST",
                "/hub/door-devices",
                new JsonObject().put("name", name).put("event", event));
    if (made.status() != 201) {
      throw new AssertionError(made);
    }
    return phone(made.json());
  }

  /// The phone that takes a link up.
  Phone phone(JsonObject link) {
    var secret = link.getString("link").replace("/porta/#", "");
    var taken =
        node()
            .nobody(
                "POST",
                "/hub/door-device",
                new JsonObject().put("secret", secret).put("taker", UUID.randomUUID().toString()));
    if (taken.status() != 200) {
      throw new AssertionError(taken);
    }
    return new Phone(this, link.getJsonObject("device").getString("device"), taken.cookie());
  }

  /// A volunteer's phone at the door.
  record Phone(Entrance entrance, String device, String cookie) {
    DoorNode.Answer scan(String event, JsonObject... scans) {
      return entrance
          .node()
          .browser(
              cookie,
              "POST",
              "/hub/events/" + event + "/scans",
              new JsonObject().put("scans", new JsonArray(List.of(scans))));
    }

    /// The answer to one scan.
    JsonObject ask(String event, JsonObject scan) {
      var answer = scan(event, scan);
      if (answer.status() != 200) {
        throw new AssertionError(answer);
      }
      return answer.json().getJsonArray("answers").getJsonObject(0);
    }
  }

  static JsonObject in(String ticket) {
    return new JsonObject()
        .put("scan", UUID.randomUUID().toString())
        .put("at", Instant.now().toString())
        .put("ahead", 0)
        .put("kind", "in")
        .put("offline", false)
        .put("ticket", ticket);
  }

  /// A scan that was made some seconds ago while there was no network.
  static JsonObject offline(String ticket, int secondsAgo) {
    return in(ticket)
        .put("at", Instant.now().minusSeconds(secondsAgo).toString())
        .put("offline", true)
        .put("shown", "in");
  }

  JsonObject view(String event) {
    var answer = node().as(Role.FACILITATOR, "GET", "/views/hub/events/" + event + "/door", null);
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return answer.json();
  }

  URI socket(int node) {
    return URI.create("ws://localhost:" + nodes.get(node).port() + "/feed");
  }

  void sql(String sql) {
    TestDatabase.execute(database, sql);
  }

  String value(String sql) {
    return TestDatabase.value(database, sql);
  }

  @Override
  public void close() {
    nodes.forEach(DoorNode::close);
  }
}
