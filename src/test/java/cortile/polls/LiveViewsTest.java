package cortile.polls;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.FeedClient;
import cortile.feed.LiveViewCheck;
import cortile.polls.PollTown.Reply;
import cortile.polls.PollTown.Someone;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The views of a workshop, on real sockets of two nodes.
final class LiveViewsTest {
  private static final Duration TIME =
      Duration.ofSeconds(Boolean.getBoolean("cortile.full") ? 30 : 3);
  private static PollTown town;
  private static Someone chiara;

  @BeforeAll
  static void open() {
    town = PollTown.openTwoNodes();
    chiara = town.facilitator();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/results", "/wall", "/desk"})
  void staleSnapshotAndPatchesAreTheFreshSnapshotOnTwoNodes(String part) {
    var code = town.workshop(chiara, "pacing", "own");
    for (var kind : List.of("single", "wordcloud", "qa")) {
      town.ask(
          chiara, code, kind, PollTown.question(kind).put("moderated", false).put("live", true));
    }
    var seed = System.nanoTime();
    var crowd = new RandomCrowd(code, seed);
    var sockets = List.of(town.socket(town.first), town.socket(town.second));
    var check = new LiveViewCheck("polls/" + code + part, sockets, crowd::command, seed);
    var seen = check.with("Authorization", chiara.authorization()).run(TIME);
    assertThat(seen.points()).isGreaterThan(3);
    assertThat(seen.watching()).isPositive();
    assertThat(crowd.done).isGreaterThan(10);
  }

  @Test
  void hiddenResultsAreInNoFrameThatGoesToPhonesAndChangeNoVersion() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("wordcloud"));
    var phones = List.of(town.phone(code), town.phone(code), town.phone(code));
    try (var socket = FeedClient.open(town.socket(town.second))) {
      socket.subscribe("polls/" + code).subscribe("polls/" + code + "/results");
      socket.subscribe("polls/" + code + "/wall");
      socket.awaitState("polls/" + code + "/wall", state -> state.getInteger("joined") == 3);
      socket.awaitType("snapshot", 3);
      var before = versions(socket, code);
      phones.forEach(
          phone -> phone.give(code, "q", 1, "words", new JsonArray().add("segreto")).ok());
      chiara
          .put(
              PollTown.round(code, "q", 1) + "/words/" + word(code),
              new JsonObject().put("status", "hidden"))
          .ok();
      socket.awaitState("polls/" + code + "/wall", state -> state.getInteger("answers") == 3);
      assertThat(versions(socket, code)).isEqualTo(before);
      assertThat(socket.frames().toString()).doesNotContain("segreto", "segreti");
      assertThat(chiara.view("polls/" + code + "/desk").encode()).contains("segreto");
      chiara
          .put(
              PollTown.round(code, "q", 1) + "/words/" + word(code),
              new JsonObject().put("status", "shown"))
          .ok();
      town.reveal(chiara, code, "q", 1, true);
      socket.awaitState("polls/" + code + "/results", state -> state.encode().contains("segreto"));
      town.reveal(chiara, code, "q", 1, false);
      socket.awaitState("polls/" + code + "/results", state -> !state.encode().contains("segreto"));
    }
  }

  @Test
  void aModeratorsRemovalIsOffTheWallAndOffAFrozenOneToo() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("wordcloud").put("live", true));
    town.phone(code)
        .give(code, "q", 1, "words", new JsonArray().add("bruttaparola").add("luce"))
        .ok();
    var wall = "polls/" + code + "/wall";
    try (var socket = FeedClient.open(town.socket(town.second)).subscribe(wall)) {
      socket.awaitState(wall, state -> state.encode().contains("bruttaparola"));
      steer(code, "frozen", true);
      socket.awaitState(wall, state -> state.getBoolean("frozen"));
      town.phone(code).give(code, "q", 1, "words", new JsonArray().add("altra")).ok();
      var since = System.nanoTime();
      chiara
          .put(
              PollTown.round(code, "q", 1) + "/words/" + word(code),
              new JsonObject().put("status", "hidden"))
          .ok();
      socket.awaitState(wall, state -> !state.encode().contains("bruttaparola"));
      assertThat(System.nanoTime() - since).isLessThan(1_000_000_000L);
      assertThat(socket.mirror(wall).state().encode()).contains("luce").doesNotContain("altra");
      steer(code, "frozen", false);
      socket.awaitState(
          wall,
          state -> state.encode().contains("altra") && !state.encode().contains("bruttaparola"));
    }
  }

  @Test
  void theDeskIsForMembersOnly() {
    var code = town.workshop(chiara);
    var desk = "polls/" + code + "/desk";
    for (var stranger : List.of(town.facilitator(), town.phone())) {
      assertThat(stranger.send("GET", "/views/" + desk, null).status()).isEqualTo(404);
    }
    try (var socket = FeedClient.open(town.socket(town.first)).subscribe(desk)) {
      assertThat(socket.awaitType("refused").getJsonObject("problem").getInteger("status"))
          .isEqualTo(404);
    }
  }

  private static List<String> versions(FeedClient socket, String code) {
    return List.of(
        socket.mirror("polls/" + code).version(),
        socket.mirror("polls/" + code + "/results").version());
  }

  private static void steer(String code, String member, Object value) {
    chiara.send("PATCH", "/polls/" + code + "/controls", new JsonObject().put(member, value)).ok();
  }

  private static String word(String code) {
    return town.value(
        "select min(d.id) from polls.word d join polls.round r on r.id = d.round join"
            + " polls.question q on q.id = r.question join polls.workshop w on w.id = q.workshop"
            + " where w.code = '"
            + code
            + "'");
  }

  /// Phones and a facilitator who do anything that is possible, in any order.
  private static final class RandomCrowd {
    private static final List<String> KINDS = List.of("single", "wordcloud", "qa");
    private static final List<String> WORDS =
        List.of("luce", "luci", "alberi", "Albero", "pace", "bus");
    private final String code;
    private final Random random;
    private final List<Someone> phones = new ArrayList<>();
    private int round = 1;
    private int done;

    RandomCrowd(String code, long seed) {
      this.code = code;
      this.random = new Random(seed);
      for (var i = 0; i < 4; i++) {
        phones.add(town.phone(code));
      }
    }

    Future<?> command() {
      return Future.fromCompletionStage(
          next()
              .thenAccept(reply -> {
                assertThat(reply.status()).as(reply.text()).isIn(200, 204, 403, 404, 409);
                if (reply.status() < 300) {
                  done++;
                }
              }));
    }

    private CompletableFuture<Reply> next() {
      var phone = phones.get(random.nextInt(phones.size()));
      var kind = KINDS.get(random.nextInt(KINDS.size()));
      return switch (random.nextInt(16)) {
        case 0 -> {
          var fresh = town.phone();
          phones.add(fresh);
          yield fresh.sendAsync("POST", "/polls/" + code + "/participants", new JsonObject());
        }
        case 1, 2, 3, 4 ->
            phone.sendAsync(
                "PUT",
                PollTown.answer(code, "single", round("single")),
                said("choices", "abcd".charAt(random.nextInt(4)) + ""));
        case 5, 6, 7 ->
            phone.sendAsync(
                "PUT",
                PollTown.answer(code, "wordcloud", round("wordcloud")),
                said("words", WORDS.get(random.nextInt(WORDS.size()))));
        case 8 ->
            phone.sendAsync(
                "PUT",
                PollTown.round(code, "qa", round("qa")) + "/asks/" + UUID.randomUUID(),
                new JsonObject().put("text", "Perché?"));
        case 9 ->
            phone.sendAsync(
                random.nextBoolean() ? "PUT" : "DELETE",
                PollTown.round(code, "qa", 1) + "/entries/" + (1 + random.nextInt(20)) + "/vote",
                null);
        case 10 ->
            led(
                "PUT",
                PollTown.round(code, kind, round(kind)) + "/visibility",
                new JsonObject().put("revealed", random.nextBoolean()));
        case 11 ->
            led(
                "PUT",
                PollTown.round(code, "wordcloud", 1) + "/words/" + (1 + random.nextInt(6)),
                new JsonObject().put("status", random.nextBoolean() ? "shown" : "hidden"));
        case 12 ->
            led(
                "PUT",
                PollTown.round(code, "wordcloud", 1) + "/words/" + (1 + random.nextInt(6)),
                new JsonObject().put("into", "" + (1 + random.nextInt(6))));
        case 13 -> led("PATCH", "/polls/" + code + "/controls", control(kind));
        case 14 ->
            led(
                "PUT",
                PollTown.round(code, "single", 1) + "/hands",
                new JsonObject()
                    .put("people", 3)
                    .put("counts", new JsonObject().put("a", 2).put("b", 1)));
        default -> rounds();
      };
    }

    private CompletableFuture<Reply> rounds() {
      var path = PollTown.round(code, "single", round);
      if (random.nextBoolean()) {
        return led("POST", path + "/closure", null);
      }
      return led("PUT", PollTown.round(code, "single", round + 1), new JsonObject())
          .thenApply(reply -> {
            round += reply.status() < 300 ? 1 : 0;
            return reply;
          });
    }

    private JsonObject control(String kind) {
      return switch (random.nextInt(4)) {
        case 0 -> new JsonObject().put("current", kind);
        case 1 -> new JsonObject().put("pacing", random.nextBoolean() ? "led" : "own");
        case 2 -> new JsonObject().put("frozen", random.nextBoolean());
        default -> new JsonObject().put("current", "");
      };
    }

    private int round(String kind) {
      return kind.equals("single") ? round : 1;
    }

    private static JsonObject said(String member, String value) {
      return new JsonObject()
          .put("id", UUID.randomUUID().toString())
          .put(member, new JsonArray().add(value));
    }

    private static CompletableFuture<Reply> led(
        String method, String path, @org.jspecify.annotations.Nullable JsonObject body) {
      return chiara.sendAsync(method, path, body);
    }
  }
}
