package cortile.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A simulated facilitator, who asks one question after the other, reveals what came out, lets
/// questions from the room be seen, and begins again. Gives way for good as soon as somebody else
/// leads. Everything runs on one event loop.
final class Chair {
  /// So that a demonstration that runs for days stays small.
  private static final int MOST_TURNS = 100;

  private final Vertx vertx;
  private final Workshops workshops;
  private final HallScript script;
  private final String code;
  private final int seconds;
  private volatile boolean ended;

  /// @param seconds how long a question is open
  Chair(Vertx vertx, Workshops workshops, HallScript script, String code, int seconds) {
    this.vertx = vertx;
    this.workshops = workshops;
    this.script = script;
    this.code = code;
    this.seconds = seconds;
  }

  /// Leads until somebody else does; completes then.
  Future<Void> start() {
    return turn(0);
  }

  void stop() {
    ended = true;
  }

  private Future<Void> turn(int number) {
    var questions = script.questions().size();
    if (number >= MOST_TURNS * questions) return Future.succeededFuture();
    var question = script.questions().get(number % questions);
    return mine()
        .compose(
            desk -> desk == null ? Future.succeededFuture(false) : ask(question, desk).map(true))
        .compose(go -> go && !ended ? turn(number + 1) : Future.succeededFuture());
  }

  private Future<Void> ask(HallScript.Question question, JsonObject desk) {
    var shown = desk.getJsonObject("questions").getJsonObject(question.id());
    if (shown == null) return pause(1);
    var at = "/questions/" + question.id();
    var round = at + "/rounds/" + shown.getInteger("next");
    var before = shown.getInteger("round");
    return (before == null
            ? Future.succeededFuture()
            : say(HttpMethod.POST, at + "/reset", new JsonObject().put("through", before)))
        .compose(v -> say(HttpMethod.PUT, round, new JsonObject().put("seconds", seconds)))
        .compose(v -> pause(seconds / 3))
        .compose(v -> approve(question.id(), round))
        .compose(v -> pause(seconds / 3))
        .compose(v -> approve(question.id(), round))
        .compose(
            v -> say(HttpMethod.PUT, round + "/visibility", new JsonObject().put("revealed", true)))
        .compose(v -> pause(seconds / 3 + seconds / 2));
  }

  // Everything that waits: these people are polite.
  private Future<Void> approve(String question, String round) {
    return mine()
        .compose(desk -> {
          Future<Void> done = Future.succeededFuture();
          if (desk == null) return done;
          var rounds =
              desk.getJsonObject("questions").getJsonObject(question).getJsonObject("rounds");
          var now = rounds.getJsonObject(round.replaceFirst(".*/", ""), new JsonObject());
          for (var entry : now.getJsonObject("queue", new JsonObject())) {
            if (entry.getValue() instanceof JsonObject waits
                && waits.getString("status").equals("waiting")
                && desk.getJsonObject("questions")
                    .getJsonObject(question)
                    .getString("kind")
                    .equals("qa")) {
              done =
                  done.compose(v ->
                      say(
                          HttpMethod.PUT,
                          round + "/entries/" + entry.getKey(),
                          new JsonObject().put("status", "shown")));
            }
          }
          return done;
        });
  }

  /// The desk; null once it is somebody else's turn.
  private Future<@Nullable JsonObject> mine() {
    return workshops
        .desk(code)
        .map(desk -> {
          var others =
              desk.getJsonObject("log", new JsonObject()).stream()
                  .map(entry -> ((JsonObject) entry.getValue()).getString("member", "1"))
                  .anyMatch(member -> !member.equals("1"));
          return ended || others || !desk.getString("phase", "").equals("live") ? null : desk;
        });
  }

  private Future<Void> say(HttpMethod method, String path, JsonObject body) {
    return ended
        ? Future.succeededFuture()
        : workshops.send(method, "/" + code + path, body).mapEmpty();
  }

  private Future<Void> pause(int length) {
    return vertx.timer(Math.max(1, length) * 1000L).mapEmpty();
  }
}
