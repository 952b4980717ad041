package cortile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many people who book the same event at once and remember what they were told.
final class HubCrowd {
  final String event = "rush";
  final Map<Integer, JsonObject> told = new ConcurrentHashMap<>();
  final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
  private final Callers callers;

  HubCrowd(ServerProcess server) {
    callers = new Callers(server);
  }

  /// Publishes an event of so many standard seats, in ten days.
  void openEvent(int seats) {
    var text = new JsonObject().put("it", "Folla");
    callers.organise(
        "/hub/places",
        new JsonObject()
            .put("place", "scuola")
            .put("kind", "hub")
            .put("name", text)
            .put("hours", new JsonArray()));
    var starts = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.HOURS);
    var session =
        new JsonObject()
            .put("starts", starts.toString())
            .put("ends", starts.plusSeconds(7200).toString());
    callers.organise(
        "/hub/events",
        new JsonObject()
            .put("slug", event)
            .put("title", text)
            .put("place", "scuola")
            .put("category", "culture")
            .put("kind", "single")
            .put("sessions", new JsonArray().add(session))
            .put("booking", "open")
            .put("seats", new JsonObject().put("standard", seats)));
    callers.organise("/hub/events/" + event + "/publication", new JsonObject());
  }

  /// Lets people book, many at once; each tries until `tries` are used up or there is an answer.
  void book(int from, int to, int tries) {
    callers.all(from, to, person -> book(person, tries));
  }

  /// The same request again, whatever was answered before; null if nobody answers.
  @Nullable JsonObject again(int person) {
    var answer = callers.send("POST", path(), body(person), "Idempotency-Key", key(person));
    return answer == null || answer.statusCode() / 100 != 2 ? null : new JsonObject(answer.body());
  }

  /// What the server says of a booking now, to whoever holds its link.
  JsonObject now(JsonObject made) {
    var path = "/hub/bookings/" + made.getString("code");
    return Callers.answered(
        path, callers.send("GET", path, null, "Cortile-Link", made.getString("secret")));
  }

  static int people(int person) {
    return 1 + person * 7 % 4;
  }

  private void book(int person, int tries) {
    for (var i = 0; i < tries && !told.containsKey(person); i++) {
      var answer = callers.send("POST", path(), body(person), "Idempotency-Key", key(person));
      if (answer != null && answer.statusCode() / 100 == 2) {
        told.put(person, new JsonObject(answer.body()));
      } else {
        refusals.merge(answer == null ? 0 : answer.statusCode(), 1, Integer::sum);
        Callers.pause();
      }
    }
  }

  private String path() {
    return "/hub/events/" + event + "/bookings";
  }

  private static String key(int person) {
    return "request-of-person-number-%06d".formatted(person);
  }

  private static JsonObject body(int person) {
    var party = new JsonArray();
    IntStream.range(0, people(person)).forEach(i -> party.add(new JsonObject()));
    var contact =
        new JsonObject().put("name", "P" + person).put("email", "p" + person + "@example.org");
    return new JsonObject().put("party", party).put("contact", contact);
  }
}
