package cortile.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What whoever leads the demonstration workshop says over HTTP, repeated while the server is away.
final class Workshops {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST = 1000;

  private final Client client;
  private final Passes passes;
  private final Insist insist;

  Workshops(Vertx vertx, Client client, Passes passes) {
    this.client = client;
    this.passes = passes;
    insist = new Insist(vertx, PATIENCE, _ -> {});
  }

  /// The code of the demonstration workshop that is alive, made if there is none: the first time,
  /// and after somebody ended it. Blocks.
  String build(HallScript script) throws CommandFailure {
    for (var number = 1; number < MOST; number++) {
      var draft =
          new JsonObject()
              .put("request", "demo-workshop-" + number)
              .put("title", script.title())
              .put("hub", "lorenteggio")
              .put("owner", "Cortile");
      var code = accepted(send(HttpMethod.POST, "", draft)).getString("code");
      if (!phase(code).equals("ended")) {
        for (var question : script.questions()) {
          await(send(HttpMethod.PUT, "/" + code + "/questions/" + question.id(), question.ask()));
        }
        return code;
      }
    }
    throw new CommandFailure("There is no demonstration workshop.");
  }

  /// The secret by which a newcomer leads too. Blocks.
  String invite(String code) throws CommandFailure {
    var role = new JsonObject().put("role", "cofacilitator");
    return accepted(send(HttpMethod.POST, "/" + code + "/invitations", role)).getString("secret");
  }

  /// What those who lead see.
  Future<JsonObject> desk(String code) {
    return insist
        .send(() -> client.get("/views/polls/" + code + "/desk", passes.organiser()))
        .map(Reply::json);
  }

  /// Says something that changes the workshop.
  Future<Reply> send(HttpMethod method, String path, @Nullable JsonObject body) {
    Buffer text = body == null ? null : body.toBuffer();
    return insist.send(() -> client.send(method, "/polls" + path, passes.organiser(), text));
  }

  // A workshop that was deleted is in no list; its request makes a new one.
  private String phase(String code) throws CommandFailure {
    var all = accepted(send(HttpMethod.GET, "", null)).getJsonArray("workshops", new JsonArray());
    return all.stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("code").equals(code))
        .map(each -> each.getString("phase"))
        .findFirst()
        .orElse("");
  }

  private JsonObject accepted(Future<Reply> sent) throws CommandFailure {
    var reply = await(sent);
    if (reply.ok()) return reply.json();
    throw new CommandFailure(reply.reason());
  }

  private Reply await(Future<Reply> sent) throws CommandFailure {
    try {
      return sent.await();
    } catch (Exception noAnswer) {
      if (!(noAnswer instanceof IOException)) throw noAnswer;
      throw new CommandFailure(client.base() + " does not answer: " + noAnswer.getMessage());
    }
  }
}
