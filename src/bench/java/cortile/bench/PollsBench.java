package cortile.bench;

import static cortile.bench.HttpLoad.await;

import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.KeyFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hall that answers: phones with sockets, one wall, live results. Each answers once within five
/// seconds, then again in a second round in which one in ten loses the network in mid-answer and
/// sends the same again, and a third time all in one moment. Every answer must be stored once and
/// every phone and the wall show the exact counts.
///
/// `mvn -Pbench -Dbench=PollsBench`, with `-Dbench.args=--smoke` for a short one.
public final class PollsBench {
  private static final List<String> OPTIONS = List.of("a", "b", "c", "d", "e");
  private static final int WITHIN_MS = 5000;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final io.vertx.core.http.HttpClientAgent http =
      vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(4000));
  private final io.vertx.core.http.WebSocketClient sockets =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(4000));
  private final Random random = new Random(7);
  private final int people;
  private final List<PollPhone> phones = new ArrayList<>();
  private final List<long[]> shown = new ArrayList<>();
  private @Nullable PollPhone onWall;
  private String token = "";
  private String code = "";
  private int port;
  private int round;

  private PollsBench(boolean smoke) {
    people = smoke ? 100 : 1000;
  }

  public static void main(String[] args) throws IOException {
    var bench = new PollsBench(List.of(args).contains("--smoke"));
    try {
      bench.run();
    } finally {
      // Its threads would keep a run that failed alive.
      bench.vertx.close();
    }
    System.exit(0);
  }

  private void run() throws IOException {
    try (var node = new Node()) {
      port = node.port();
      token =
          new Tokens(new KeyFiles(node.data().resolve("keys")).read(KeyFiles.SIGNING).orElseThrow())
              .mint("bench", Role.FACILITATOR, null, Duration.ofHours(1), Instant.now());
      prepare();
      // Once unmeasured, so that what is measured is a server that runs.
      System.out.printf(Locale.ROOT, "%d phones and a wall; the first line warms up%n%n", people);
      System.out.println(
          "| answers | acknowledged in s | answer to acknowledgement p50 / p99 ms | acknowledgement"
              + " to wall p50 / p99 / max ms | last phone right after ms | frames | node and"
              + " database CPU s |");
      System.out.println("|---|---:|---:|---:|---:|---:|---:|");
      measure("within 5 s", node, WITHIN_MS, 0);
      measure("within 5 s", node, WITHIN_MS, 0);
      measure("within 5 s, one in ten drops and retries", node, WITHIN_MS, 10);
      measure("all in one moment", node, 0, 0);
    }
  }

  private void prepare() {
    code = led(HttpMethod.POST, "", new JsonObject().put("title", text("Prova"))).getString("code");
    var options = new JsonArray();
    OPTIONS.forEach(
        id -> options.add(new JsonObject().put("id", id).put("text", text("Scelta " + id))));
    led(
        HttpMethod.PUT,
        "/" + code + "/questions/q",
        new JsonObject()
            .put("kind", "single")
            .put("text", text("Che cosa?"))
            .put("live", true)
            .put("options", options));
    var views = List.of("polls/" + code, results());
    var begin = System.nanoTime();
    var joined = new ArrayList<Future<Void>>();
    for (var i = 0; i < people; i++) {
      var phone = new PollPhone(vertx, http, sockets, port, views, p -> {});
      phones.add(phone);
      joined.add(phone.join(code).compose(v -> phone.watch()));
    }
    await(Future.all(joined));
    var wall = new PollPhone(vertx, http, sockets, port, List.of(wall()), this::shown);
    await(wall.watch());
    onWall = wall;
    System.out.printf(
        Locale.ROOT,
        "%d joined and subscribed in %.2f s%n",
        people,
        (System.nanoTime() - begin) / 1e9);
  }

  private void measure(String name, Node node, int withinMs, int droppingPercent)
      throws IOException {
    round++;
    if (round > 1) {
      led(HttpMethod.POST, place(round - 1) + "/closure", null);
    }
    led(HttpMethod.PUT, place(round), new JsonObject());
    awaitAll(0);
    shown.clear();
    phones.forEach(phone -> phone.frames = 0);
    var cpu = node.cpu();
    var expected = new int[OPTIONS.size()];
    var acknowledged = new ArrayList<Future<Long>>();
    var taken = new long[people];
    var begin = System.nanoTime();
    for (var i = 0; i < people; i++) {
      var number = i;
      var choice = random.nextInt(OPTIONS.size());
      expected[choice]++;
      var drops = random.nextInt(100) < droppingPercent;
      var answer =
          new JsonObject()
              .put("id", UUID.randomUUID().toString())
              .put("choices", new JsonArray().add(OPTIONS.get(choice)));
      var path = "/api/polls" + place(round) + "/answer";
      var wait =
          withinMs == 0
              ? Future.succeededFuture(0L)
              : vertx.timer(1 + random.nextInt(withinMs)).map(0L);
      acknowledged.add(
          wait.compose(v -> {
            var sent = System.nanoTime();
            var phone = phones.get(number);
            return (drops ? phone.dropAndRetry(path, answer) : phone.answer(path, answer))
                .map(done -> {
                  var now = System.nanoTime();
                  taken[number] = drops ? 0 : now - sent;
                  return now;
                });
          }));
    }
    await(Future.all(acknowledged));
    var times = acknowledged.stream().mapToLong(Future::result).sorted().toArray();
    var last = awaitAll(people);
    row(name, begin, times, taken, last, node.cpu().since(cpu).whole());
    check(expected);
  }

  private void row(String name, long begin, long[] times, long[] taken, long last, double cpu) {
    var late = new long[times.length];
    for (var k = 0; k < times.length; k++) {
      late[k] = Math.max(0, shownAt(k + 1) - times[k]);
    }
    Arrays.sort(late);
    var answered = Arrays.stream(taken).filter(t -> t > 0).sorted().toArray();
    var end = times[times.length - 1];
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.1f / %.1f | %.1f / %.1f / %.1f | %.0f | %d | %.2f |%n",
        name,
        (end - begin) / 1e9,
        at(answered, 50),
        at(answered, 99),
        at(late, 50),
        at(late, 99),
        at(late, 100),
        Math.max(0, last - end) / 1e6,
        phones.stream().mapToLong(phone -> phone.frames).sum(),
        cpu);
  }

  private static double at(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  // When the wall first showed so many answers.
  private synchronized long shownAt(int answers) {
    return shown.stream()
        .filter(each -> each[1] >= answers)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the wall never showed " + answers))[0];
  }

  private synchronized void shown(PollPhone wall) {
    shown.add(new long[] {System.nanoTime(), wall.state(wall()).getInteger("answers", 0)});
  }

  // All phones, by the clock of this process; then the moment at which the last one was right.
  private long awaitAll(int answers) {
    var end = System.nanoTime() + 60_000_000_000L;
    while (phones.stream().anyMatch(phone -> answers(phone) != answers)
        || (answers > 0 && shownLast() < answers)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("some phones never showed " + answers);
      }
      await(vertx.timer(1));
    }
    return System.nanoTime();
  }

  private synchronized long shownLast() {
    return shown.isEmpty() ? 0 : shown.getLast()[1];
  }

  private int answers(PollPhone phone) {
    return counted(phone).getInteger("answers", -1);
  }

  private JsonObject counted(PollPhone phone) {
    return phone
        .state(results())
        .getJsonObject("questions", new JsonObject())
        .getJsonObject("q", new JsonObject())
        .getJsonObject(Integer.toString(round), new JsonObject());
  }

  private void check(int[] expected) {
    var export = led(HttpMethod.GET, "/" + code + "/export/json", null);
    var stored =
        export
            .getJsonArray("questions")
            .getJsonObject(0)
            .getJsonArray("rounds")
            .getJsonObject(round - 1)
            .getJsonArray("given");
    if (stored.size() != people) {
      throw new IllegalStateException(stored.size() + " answers stored");
    }
    for (var phone : phones) {
      check(expected, phone, counted(phone));
    }
    var wall = Objects.requireNonNull(onWall);
    check(
        expected,
        wall,
        wall.state(wall()).getJsonObject("rounds").getJsonObject(Integer.toString(round)));
  }

  private static void check(int[] expected, PollPhone screen, JsonObject shown) {
    var counts = shown.getJsonObject("counts");
    for (var i = 0; i < expected.length; i++) {
      if (counts.getJsonObject(OPTIONS.get(i)).getInteger("votes") != expected[i]) {
        throw new IllegalStateException("shown are " + counts);
      }
    }
    if (screen.broken > 0) {
      throw new IllegalStateException("patches that did not fit");
    }
  }

  private JsonObject led(HttpMethod method, String path, JsonObject body) {
    return await(
        http.request(method, port, "127.0.0.1", "/api/polls" + path)
            .compose(request -> {
              request.putHeader("Authorization", "Bearer " + token);
              request.putHeader("Content-Type", "application/json");
              return body == null ? request.send() : request.send(body.toBuffer());
            })
            .compose(response ->
                response
                    .body()
                    .map(answer -> {
                      if (response.statusCode() >= 300) {
                        throw new IllegalStateException(method + path + ": " + answer);
                      }
                      return answer.length() == 0 ? new JsonObject() : answer.toJsonObject();
                    })));
  }

  private String place(int number) {
    return "/" + code + "/questions/q/rounds/" + number;
  }

  private String results() {
    return "polls/" + code + "/results";
  }

  private String wall() {
    return "polls/" + code + "/wall";
  }

  private static JsonObject text(String italian) {
    return new JsonObject().put("it", italian);
  }
}
