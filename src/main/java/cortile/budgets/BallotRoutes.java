package cortile.budgets;

import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The voter's operations.
final class BallotRoutes {

  private final BallotsRoom ballots;

  BallotRoutes(BallotsRoom ballots) {
    this.ballots = ballots;
  }

  void bind(Api api) {
    api.on("castBallot", this::cast)
        .on("getBallot", this::own)
        .on("withdrawBallot", this::withdraw)
        .on("checkReceipt", this::check)
        .on("getEligibility", this::eligibility)
        .on("rateBudget", this::rate);
  }

  private Future<Answer> cast(Call call) {
    return ballots
        .cast(call.path("budget"), Speaker.of(call).subject(), ballot(call.body()), call.replaces())
        .map(BallotRoutes::answer);
  }

  private Future<Answer> own(Call call) {
    return ballots.own(call.path("budget"), Speaker.of(call).subject()).map(BallotRoutes::answer);
  }

  private Future<Answer> withdraw(Call call) {
    return ballots
        .withdraw(call.path("budget"), Speaker.of(call).subject(), call.replaces())
        .map(v -> Answer.noContent());
  }

  private Future<Answer> check(Call call) {
    return ballots.check(call.path("budget"), call.path("code")).map(Answer::ok);
  }

  private Future<Answer> eligibility(Call call) {
    return ballots.eligibility(call.path("budget"), Speaker.of(call.context())).map(Answer::ok);
  }

  private Future<Answer> rate(Call call) {
    return ballots
        .rate(
            call.path("budget"), call.body().getInteger("stars"), call.body().getString("comment"))
        .map(v -> Answer.noContent());
  }

  private static Answer answer(BallotsRoom.Receipt receipt) {
    var body =
        new JsonObject()
            .put("code", receipt.code())
            .put("time", receipt.time())
            .put("revision", receipt.revision())
            .put("ballot", receipt.ballot());
    return Answer.ok(new JsonObject().put("receipt", body))
        .header("ETag", "\"" + receipt.revision() + "\"");
  }

  private static Ballot ballot(JsonObject body) {
    var choices = body.getJsonArray("choices");
    if (choices != null) {
      return new Ballot.Approval(strings(choices));
    }
    var ranking = body.getJsonArray("ranking");
    if (ranking != null) {
      return new Ballot.Ranking(strings(ranking));
    }
    var points = new HashMap<String, Long>();
    body.getJsonObject("points")
        .forEach(entry -> points.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
    return new Ballot.Points(Map.copyOf(points));
  }

  /// A stored ballot in the form in which it is cast.
  static JsonObject render(Paper paper, Marks marks) {
    var ids = paper.ids(marks.numbers());
    return switch (paper.rules().kind()) {
      case APPROVAL, KNAPSACK -> new JsonObject().put("choices", new JsonArray(ids));
      case RANKING -> new JsonObject().put("ranking", new JsonArray(ids));
      case POINTS -> {
        var points = new JsonObject();
        IntStream.range(0, ids.size()).forEach(i -> points.put(ids.get(i), marks.points().get(i)));
        yield new JsonObject().put("points", points);
      }
    };
  }

  private static List<String> strings(JsonArray array) {
    return array.stream().map(String::valueOf).toList();
  }
}
