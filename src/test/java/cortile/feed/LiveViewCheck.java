package cortile.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The test that every room repeats for each of its views: a stale snapshot and the patches since
/// are a fresh snapshot, at random points while random valid commands run, for clients that watch,
/// that are killed and resume on another node, and that read nothing for a while. All versions that
/// anybody sees on any node must be the same bytes.
///
/// ```java
/// new LiveViewCheck("budgets/x/tally", List.of(node.socket(), other.socket()), room::randomCommand, seed)
///     .run(Duration.ofSeconds(5));
/// ```
///
/// The commands must run on the first node, whose plain HTTP shows what was acknowledged.
public final class LiveViewCheck {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MOST_COMMANDS = 12;
  private static final int LEAST_POINTS = 4;
  private static final int SELDOM = 6;
  private static final int SETTLE_SECONDS = 10;

  private final String view;
  private final List<URI> sockets;
  private final Supplier<? extends Future<?>> command;
  private final long seed;
  private final Random random;
  private Map<String, String> headers = Map.of();
  private final Map<String, JsonObject> history = new ConcurrentHashMap<>();

  /// @param sockets the addresses of `/feed` on one or more nodes, with `ws:`
  /// @param command starts one random valid command; called from one thread, some overlap
  public LiveViewCheck(
      String view, List<URI> sockets, Supplier<? extends Future<?>> command, long seed) {
    this.view = view;
    this.sockets = sockets;
    this.command = command;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /// Lets all clients send a header, such as `Authorization`, for a view that is not public.
  public LiveViewCheck with(String name, String value) {
    headers = Map.of(name, value);
    return this;
  }

  /// What each kind of client went through, to see that a test tests something.
  ///
  /// @param points at which all were compared
  /// @param watching patches that the steady clients got
  /// @param resumed how often the killed ones came back
  /// @param sleeping patches that the sleeper got
  public record Seen(int commands, int points, int watching, int resumed, int sleeping) {}

  /// Runs for this time, and on a slow machine until everything has happened a few times.
  public Seen run(Duration time) {
    var watchers = sockets.stream().map(url -> open(url, new Mirror(this::remember))).toList();
    var mortal = new Mortal();
    try (var sleeper = new Sleeper(sockets.getFirst(), view, headers, this::remember)) {
      var counted = run(System.nanoTime() + time.toNanos(), watchers, mortal, sleeper);
      var patches = watchers.stream().mapToInt(client -> client.mirror(view).patches()).sum();
      return new Seen(counted[0], counted[1], patches, mortal.resumed, sleeper.mirror().patches());
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    } finally {
      mortal.client.close();
      watchers.forEach(FeedClient::close);
    }
  }

  private int[] run(long end, List<FeedClient> watchers, Mortal mortal, Sleeper sleeper) {
    var counted = new int[2];
    while (System.nanoTime() < end || counted[1] < LEAST_POINTS || mortal.resumed < LEAST_POINTS) {
      if (random.nextInt(SELDOM) == 0) {
        sleeper.sleep();
      }
      counted[0] += commands(1 + random.nextInt(MOST_COMMANDS));
      mortal.live();
      if (random.nextInt(SELDOM) == 0) {
        sleeper.wake();
      }
      if (random.nextInt(3) == 0) {
        var mirrors = new ArrayList<>(List.of(mortal.mirror));
        watchers.forEach(client -> mirrors.add(client.mirror(view)));
        if (!sleeper.isAsleep()) {
          mirrors.add(sleeper.mirror());
        }
        compare(mirrors);
        sleeper.check();
        counted[1]++;
      }
    }
    return counted;
  }

  private int commands(int count) {
    var running = new ArrayList<Future<?>>();
    for (var i = 0; i < count; i++) {
      running.add(command.get());
      if (random.nextBoolean()) {
        running.removeIf(LiveViewCheck::done);
      }
    }
    running.forEach(LiveViewCheck::done);
    return count;
  }

  private static boolean done(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    return true;
  }

  private FeedClient open(URI url, Mirror mirror) {
    return FeedClient.open(url, headers).resume(view, mirror);
  }

  // One version is one state, whoever tells it.
  private void remember(String version, JsonObject state) {
    var before = history.putIfAbsent(version, state);
    assertThat(before == null ? state : before).as("the state of " + version).isEqualTo(state);
  }

  // No command runs now, so what plain HTTP says is the last word.
  private void compare(List<Mirror> mirrors) {
    var fresh = get();
    try (var snapshot =
        open(sockets.get(random.nextInt(sockets.size())), new Mirror(this::remember))) {
      var all = new ArrayList<>(mirrors);
      all.add(snapshot.mirror(view));
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
      for (var mirror : all) {
        while (mirror.version().isEmpty() || !mirror.state().equals(fresh)) {
          assertThat(System.nanoTime())
              .as("%s is %s, not %s", mirror.version(), mirror.state(), fresh)
              .isLessThan(end);
          sleep(2);
        }
      }
    }
  }

  private JsonObject get() {
    var url = sockets.getFirst();
    var plain = URI.create("http://" + url.getHost() + ":" + url.getPort() + "/api/views/" + view);
    try {
      var request = HttpRequest.newBuilder(plain);
      headers.forEach(request::header);
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return new JsonObject(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Is killed now and then, and comes back with what it had, to any node.
  private final class Mortal {
    private final Mirror mirror = new Mirror(LiveViewCheck.this::remember);
    private FeedClient client = open(sockets.getFirst(), mirror);
    private int resumed;

    void live() {
      if (random.nextInt(3) == 0) {
        client.kill();
        client.close();
        if (random.nextBoolean()) {
          commands(1 + random.nextInt(3));
        }
        client = open(sockets.get(random.nextInt(sockets.size())), mirror);
        resumed++;
      }
    }
  }
}
