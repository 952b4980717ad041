package cortile.polls;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.polls.RoundsRoom.Place;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operations of phones.
final class AnswerRoutes {
  private static final String TEXT = "text";

  private final AnswersRoom answers;

  AnswerRoutes(AnswersRoom answers) {
    this.answers = answers;
  }

  void bind(Api api) {
    api.on("joinWorkshop", this::join)
        .on("getParticipant", call -> answers.own(call).map(Answer::ok))
        .on("giveAnswer", this::give)
        .on("askQuestion", this::ask)
        .on("voteForEntry", call -> vote(call, true))
        .on("unvoteEntry", call -> vote(call, false));
  }

  private Future<Answer> join(Call call) {
    return answers
        .join(call, nickname(call.body()), Optional.ofNullable(call.body().getString("token")))
        .map(entrance -> {
          var in = entrance.in();
          var body =
              new JsonObject()
                  .put("person", in.device() ? "device" : "resident")
                  .put("paper", in.paper())
                  .put("protection", in.protection())
                  .put("names", in.names());
          in.nickname().ifPresent(name -> body.put("nickname", name));
          var answer = Answer.ok(body);
          return entrance.cookie() == null
              ? answer
              : answer.header("Set-Cookie", entrance.cookie());
        });
  }

  private static Optional<String> nickname(JsonObject body) {
    var typed = body.getString("nickname");
    if (typed == null) {
      return Optional.empty();
    }
    var clean = Wording.clean(typed);
    var broken = AnswerJudge.wrong("/nickname", clean, AnswerJudge.NICKNAME);
    if (!broken.isEmpty()) {
      throw PollProblems.broken(broken);
    }
    return Optional.of(clean);
  }

  private Future<Answer> give(Call call) {
    var body = call.body();
    return answers
        .give(call, place(call), body.getString("id"), given(body), call.replaces())
        .map(stored ->
            Answer.ok(
                    new JsonObject()
                        .put(
                            "receipt",
                            new JsonObject()
                                .put("id", stored.id())
                                .put("revision", stored.revision())
                                .put("time", stored.time().toInstant().toString())
                                .put("answer", new JsonObject(stored.body()))))
                .header("ETag", "\"" + stored.revision() + "\""));
  }

  private Future<Answer> ask(Call call) {
    return answers
        .ask(call, place(call), call.path("ask"), call.body().getString(TEXT))
        .map(asked ->
            Answer.ok(
                new JsonObject()
                    .put("entry", Long.toString(asked.entry()))
                    .put("status", asked.status())
                    .put(TEXT, asked.text())));
  }

  private Future<Answer> vote(Call call, boolean on) {
    return answers
        .vote(call, place(call), Long.parseLong(call.path("entry")), on)
        .map(v -> Answer.noContent());
  }

  static Place place(Call call) {
    return new Place(call.path("question"), Integer.parseInt(call.path("round")));
  }

  private static Given given(JsonObject body) {
    for (var member : body.fieldNames()) {
      switch (member) {
        case "choices" -> {
          return new Given.Choices(strings(body.getJsonArray(member)));
        }
        case "rating" -> {
          return new Given.Rating(whole(body, member));
        }
        case "ranking" -> {
          return new Given.Ranking(strings(body.getJsonArray(member)));
        }
        case "points" -> {
          return new Given.Points(points(body.getJsonObject(member)));
        }
        case "words" -> {
          return new Given.Words(strings(body.getJsonArray(member)));
        }
        case TEXT -> {
          return new Given.Free(body.getString(member));
        }
        case "number" -> {
          return new Given.Amount(whole(body, member));
        }
        default -> {}
      }
    }
    throw PollProblems.field("", "poll-no-answer");
  }

  // The contract lets whole numbers of any size through.
  private static long whole(JsonObject body, String member) {
    var value = new java.math.BigDecimal(String.valueOf(body.getNumber(member)));
    if (value.abs().compareTo(java.math.BigDecimal.valueOf(1_000_000_000_000L)) > 0) {
      throw PollProblems.field("/" + member, "poll-out-of-range", value.toPlainString(), "", "");
    }
    return value.longValue();
  }

  private static Map<String, Long> points(JsonObject points) {
    var all = new HashMap<String, Long>();
    points.forEach(each -> all.put(each.getKey(), ((Number) each.getValue()).longValue()));
    return Map.copyOf(all);
  }

  private static List<String> strings(JsonArray array) {
    return array.stream().map(String::valueOf).toList();
  }

  /// An answer in the form in which it is given, without its id.
  static JsonObject render(Given given) {
    return switch (given) {
      case Given.Choices(var ids) -> new JsonObject().put("choices", new JsonArray(ids));
      case Given.Rating(var value) -> new JsonObject().put("rating", value);
      case Given.Ranking(var ids) -> new JsonObject().put("ranking", new JsonArray(ids));
      case Given.Points(var points) -> {
        var object = new JsonObject();
        points.forEach(object::put);
        yield new JsonObject().put("points", object);
      }
      case Given.Words(var words) -> new JsonObject().put("words", new JsonArray(words));
      case Given.Free(var text) -> new JsonObject().put(TEXT, text);
      case Given.Amount(var value) -> new JsonObject().put("number", value);
    };
  }
}
