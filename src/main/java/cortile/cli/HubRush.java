package cortile.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Simulated neighbours who all want to go to one event: most within a minute, then now and then
/// one more, one who gives the places back, and those who take what they are offered. They are
/// numbered, and say again what they said before a restart, which changes nothing. Everything runs
/// on one event loop.
final class HubRush {
  /// So that a demonstration that runs for days stays small.
  private static final int MOST = 600;

  private static final int AT_ONCE = 80;
  private static final int BURST_MS = 500;
  private static final int TRICKLE_MS = 12_000;
  private static final Logger LOG = LoggerFactory.getLogger(HubRush.class);

  private final Vertx vertx;
  private final HubDesk desk;
  private final String slug;
  private final Map<String, Integer> here = new LinkedHashMap<>();
  private int last;
  private volatile boolean ended;

  HubRush(Vertx vertx, HubDesk desk, String slug) {
    this.vertx = vertx;
    this.desk = desk;
    this.slug = slug;
  }

  /// Begins; ends with [#stop], with the booking, or when [#MOST] have come.
  void start() {
    later(BURST_MS);
  }

  void stop() {
    ended = true;
  }

  private void later(int millis) {
    if (ended || last >= MOST) return;
    vertx
        .timer(millis / 2 + ThreadLocalRandom.current().nextLong(millis + 1L))
        .compose(_ -> last < AT_ONCE ? come() : trickle())
        .onFailure(away -> {
          if (!ended) LOG.warn("neighbours wait for the server: {}", away.toString());
        })
        .onComplete(_ -> later(last < AT_ONCE ? BURST_MS : TRICKLE_MS));
  }

  // What was said before a restart is said again without a pause.
  private Future<Void> come() {
    var number = ++last;
    var booking = Neighbours.booking(slug.hashCode(), number, 4, 0);
    return desk.resident(
            subject(number), HttpMethod.POST, "/events/" + slug + "/bookings", booking, key(number))
        .compose(reply -> {
          if (reply.ok()) here.put(reply.json().getString("code"), number);
          if (reply.status() == 409 || reply.status() == 404) ended = true;
          return reply.status() == 200 && last < MOST ? come() : Future.succeededFuture();
        });
  }

  private Future<Void> trickle() {
    return here.isEmpty() || ThreadLocalRandom.current().nextInt(3) == 0
        ? come()
        : leave().compose(_ -> take());
  }

  private Future<Void> leave() {
    var codes = List.copyOf(here.keySet());
    var code = codes.get(ThreadLocalRandom.current().nextInt(codes.size()));
    var number = Objects.requireNonNull(here.remove(code));
    return desk.resident(subject(number), HttpMethod.DELETE, "/bookings/" + code, null, "")
        .mapEmpty();
  }

  // Who was offered places takes them.
  private Future<Void> take() {
    return desk.listed("/events/" + slug + "/bookings?state=offered")
        .compose(reply ->
            Future.join(
                reply.json().getJsonArray("bookings", new JsonArray()).stream()
                    .map(booking -> ((JsonObject) booking).getString("code"))
                    .filter(here::containsKey)
                    .map(this::claim)
                    .toList()))
        .mapEmpty();
  }

  private Future<Reply> claim(String code) {
    return desk.resident(
        subject(Objects.requireNonNull(here.get(code))),
        HttpMethod.POST,
        "/bookings/" + code + "/claim",
        new JsonObject(),
        "");
  }

  private String subject(int number) {
    return "neighbour:" + slug + ":" + number;
  }

  private String key(int number) {
    return "rush-" + slug + "-" + number;
  }
}
