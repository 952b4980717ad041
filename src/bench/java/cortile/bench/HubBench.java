package cortile.bench;

import static cortile.bench.HttpLoad.await;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.hub.events.StraightBookings;
import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.KeyFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The ticket rush: 2 000 people want 120 places of one event, in parties of one to four, and one
/// in five sends the request twice. Bookings a second, latency and processor time through HTTP,
/// beside the same decisions and the same batched SQL straight through the driver, in turns in one
/// run; medians are reported. And the same with ten times as many people.
///
/// `mvn -Pbench -Dbench=HubBench`, with `-Dbench.args=--smoke` for a short one.
public final class HubBench {
  private static final int CONNECTIONS = 256;
  private static final int PER = 10_000;
  private static final int SEATS = 120;
  private static final int ONE_IN = 5;
  private static final int LATER = 40;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final int rounds;
  private final int people;
  private final int crowd;
  private int events;
  private int requests;

  private HubBench(boolean smoke) {
    rounds = smoke ? 1 : 3;
    people = smoke ? 500 : 2_000;
    crowd = smoke ? 1_000 : 20_000;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var bench = new HubBench(List.of(args).contains("--smoke"));
    try {
      bench.run();
    } finally {
      // Its threads would keep a run that failed alive.
      bench.vertx.close();
    }
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    var rush = new ArrayList<Round>();
    var large = new ArrayList<Round>();
    var straight = new ArrayList<Round>();
    var straightLarge = new ArrayList<Round>();
    try (var node = new Node()) {
      post(
          node,
          "/hub/places",
          new JsonObject()
              .put("place", "scuola")
              .put("kind", "hub")
              .put("name", new JsonObject().put("it", "Ex scuola"))
              .put("hours", new JsonArray()));
      http(node, crowd / 2);
      straight(node, crowd / 2);
      for (var i = 0; i < rounds; i++) {
        straight.add(straight(node, people));
        rush.add(http(node, people));
        straightLarge.add(straight(node, crowd));
        large.add(http(node, crowd));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d processors; %d rounds, medians; %d places, %d connections%n",
        Runtime.getRuntime().availableProcessors(),
        rounds,
        SEATS,
        CONNECTIONS);
    Round.head("bookings", "10 000");
    Round.row("batched SQL straight, 1024 in a batch, " + people + " people", straight);
    Round.row("HTTP, rush of " + people + " people, one in five twice", rush);
    Round.row("batched SQL straight, 1024 in a batch, " + crowd + " people", straightLarge);
    Round.row("HTTP, rush of " + crowd + " people, one in five twice", large);
    System.out.printf(
        Locale.ROOT,
        "%nof the straight rate: %.2f; with ten times the people: %.2f%n",
        Round.median(rush, Round::perSecond) / Round.median(straight, Round::perSecond),
        Round.median(large, Round::perSecond) / Round.median(straightLarge, Round::perSecond));
  }

  // Repetitions are requests too, but only bookings are counted.
  private Round http(Node node, int bookings) throws IOException, InterruptedException {
    var event = openEvent(node);
    var prepared = new ArrayList<Buffer>();
    for (var i = 0; i < bookings; i++) {
      prepared.add(request(event, i));
      if (i >= LATER && i % ONE_IN == 0) {
        prepared.add(request(event, i - LATER));
      }
    }
    var before = node.cpu();
    var seen = new HttpLoad(vertx, node.port(), CONNECTIONS).run(prepared.size(), 0, prepared::get);
    var used = node.cpu().since(before);
    if (seen.refused() > 0) {
      throw new IllegalStateException(seen.refused() + " refused");
    }
    return Round.of(
        bookings / seen.seconds(),
        used,
        bookings,
        PER,
        seen.milliseconds(50),
        seen.milliseconds(99));
  }

  private Round straight(Node node, int bookings) throws IOException, InterruptedException {
    var event = openEvent(node);
    var feed = new Feed();
    for (var view :
        List.of("hub/events", "hub/events/{event}", "hub/events/{event}/door", "hub/desk")) {
      feed.view(
          view,
          Audience.PUBLIC,
          Duration.ofMillis(100),
          (tx, parameters) -> Future.succeededFuture(Optional.empty()));
    }
    var db = node.straight(vertx, feed);
    var before = node.cpu();
    var seconds = await(new StraightBookings(db).run(event, bookings, 1024));
    var used = node.cpu().since(before);
    await(db.close());
    return Round.of(bookings / seconds, used, bookings, PER, 0, 0);
  }

  private String openEvent(Node node) throws IOException, InterruptedException {
    var slug = "bench-" + ++events;
    var starts = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.HOURS);
    var session =
        new JsonObject()
            .put("starts", starts.toString())
            .put("ends", starts.plusSeconds(7200).toString());
    post(
        node,
        "/hub/events",
        new JsonObject()
            .put("slug", slug)
            .put("title", new JsonObject().put("it", "Prova"))
            .put("place", "scuola")
            .put("category", "culture")
            .put("kind", "single")
            .put("sessions", new JsonArray().add(session))
            .put("booking", "open")
            .put("seats", new JsonObject().put("standard", SEATS)));
    post(node, "/hub/events/" + slug + "/publication", new JsonObject());
    return slug;
  }

  private void post(Node node, String path, JsonObject body)
      throws IOException, InterruptedException {
    var key = new KeyFiles(node.data().resolve("keys")).read(KeyFiles.SIGNING).orElseThrow();
    var token =
        new Tokens(key).mint("bench", Role.ORGANISER, null, Duration.ofHours(2), Instant.now());
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + "/api" + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", "bench-request-number-%06d".formatted(++requests))
            .POST(BodyPublishers.ofString(body.encode()))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(path + ": " + answer.body());
      }
    }
  }

  private static Buffer request(String event, int person) {
    var guests = "{}" + ",{}".repeat(person * 7 % 4);
    var body =
        "{\"party\":[%s],\"contact\":{\"name\":\"P%d\",\"email\":\"p%d@example.org\"}}"
            .formatted(guests, person, person);
    return Buffer.buffer(
        "POST /api/hub/events/%s/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: %s-request-of-person-%06d\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(event, event, person, body.length(), body));
  }
}
