package cortile.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Simulated people in the demonstration workshop: they come in one by one, and answer whatever is
/// open, each after a while, whoever leads. Everything runs on one event loop.
final class Hall {
  private static final Logger LOG = LoggerFactory.getLogger(Hall.class);
  private static final int PEOPLE = 28;
  private static final long LOOK_MS = 1000;

  private final Vertx vertx;
  private final Client client;
  private final Passes passes;
  private final HallScript script;
  private final String code;
  private final int slowestMs;
  private final Set<String> answering = new HashSet<>();
  private volatile boolean ended;

  /// @param slowestMs how long the slowest of them takes to answer
  Hall(Vertx vertx, Client client, Passes passes, HallScript script, String code, int slowestMs) {
    this.vertx = vertx;
    this.client = client;
    this.passes = passes;
    this.script = script;
    this.code = code;
    this.slowestMs = slowestMs;
  }

  /// Lets them come, and answer until the workshop ends.
  void start() {
    vertx.runOnContext(v -> {
      for (var number = 1; number <= PEOPLE; number++) {
        var token = token(number);
        later(() -> say(HttpMethod.POST, "/participants", token, new JsonObject()));
      }
      look();
    });
  }

  void stop() {
    ended = true;
  }

  private void look() {
    if (ended) return;
    client
        .get("/views/polls/" + code, token(1))
        .onSuccess(reply -> {
          var view = reply.json();
          ended |= view.getString("phase", "").equals("ended");
          view.getJsonObject("questions", new JsonObject())
              .forEach(each -> heard(each.getKey(), (JsonObject) each.getValue()));
        })
        .transform(_ -> vertx.timer(LOOK_MS))
        .onSuccess(_ -> look());
  }

  private void heard(String id, JsonObject question) {
    var round = question.getInteger("round", 0);
    if (!question.getString("state").equals("open") || !answering.add(id + " " + round)) return;
    var at = "/questions/" + id + "/rounds/" + round;
    for (var number = 1; number <= PEOPLE; number++) {
      var token = token(number);
      if (question.getString("kind").equals("qa")) {
        ask(id, at, number);
      } else {
        later(() -> {
          var answer = script.answer(id, question, ThreadLocalRandom.current());
          say(
              HttpMethod.PUT,
              at + "/answer",
              token,
              answer.put("id", UUID.randomUUID().toString()));
        });
      }
    }
  }

  // A few ask, the others support what they see, as it comes.
  private void ask(String id, String at, int number) {
    var words = script.words(id);
    if (number <= words.size()) {
      later(() ->
          say(
              HttpMethod.PUT,
              at + "/asks/" + UUID.randomUUID(),
              token(number),
              new JsonObject().put("text", words.get(number - 1))));
    } else {
      later(() -> later(() -> support(id, at, number)));
    }
  }

  private void support(String id, String at, int number) {
    client
        .get("/views/polls/" + code + "/results", token(number))
        .onSuccess(reply -> {
          var rounds = reply.json().getJsonObject("questions", new JsonObject()).getJsonObject(id);
          var round = rounds == null ? null : rounds.getJsonObject(at.replaceFirst(".*/", ""));
          if (round == null) return;
          for (var entry : round.getJsonObject("entries", new JsonObject()).fieldNames()) {
            if (ThreadLocalRandom.current().nextInt(3) == 0) {
              say(HttpMethod.PUT, at + "/entries/" + entry + "/vote", token(number), null);
            }
          }
        });
  }

  private void later(Runnable deed) {
    vertx.setTimer(
        1 + ThreadLocalRandom.current().nextInt(slowestMs),
        timer -> {
          if (!ended) deed.run();
        });
  }

  private Future<Reply> say(
      HttpMethod method,
      String path,
      String token,
      @org.jspecify.annotations.Nullable JsonObject body) {
    return client
        .send(method, "/polls/" + code + path, token, body == null ? null : body.toBuffer())
        .onFailure(away -> {
          if (!ended) LOG.debug("somebody in the hall is not heard: {}", away.toString());
        });
  }

  private String token(int number) {
    return passes.resident("hall:" + number);
  }
}
