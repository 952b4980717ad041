package cortile.polls;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Csv;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything of a workshop, to be taken away. Tables are written on a worker thread.
final class ExportRoutes {
  private static final List<String> HEADER =
      List.of(
          "question",
          "text",
          "kind",
          "round",
          "void",
          "source",
          "participant",
          "name",
          "answer",
          "value",
          "status",
          "time",
          "revision");

  private final Vertx vertx;
  private final LedRoom led;

  ExportRoutes(Vertx vertx, LedRoom led) {
    this.vertx = vertx;
    this.led = led;
  }

  void bind(Api api) {
    api.on("exportJson", this::json).on("exportCsv", this::csv);
  }

  private Future<Answer> json(Call call) {
    return export(call, "exportJson")
        .map(text -> new Answer(200, "application/json", Buffer.buffer(text), Map.of()));
  }

  private Future<String> export(Call call, String act) {
    return led.runEvenAfter(
        LeadRoutes.order(call, Deed.LEAD, act), (tx, held) -> ExportStore.export(tx, held.id()));
  }

  private Future<Answer> csv(Call call) {
    return export(call, "exportCsv")
        .compose(all -> vertx.executeBlocking(() -> Csv.table(rows(new JsonObject(all))), false))
        .map(table ->
            Answer.file(
                "text/csv; charset=utf-8", DoorRoom.code(call) + ".csv", Buffer.buffer(table)));
  }

  private static List<List<String>> rows(JsonObject export) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEADER);
    objects(export, "questions")
        .forEach(
            question -> objects(question, "rounds").forEach(round -> rows(question, round, rows)));
    return rows;
  }

  private static void rows(JsonObject question, JsonObject round, List<List<String>> rows) {
    objects(round, "given")
        .forEach(given ->
            parts(given.getJsonObject("answer"))
                .forEach(part ->
                    rows.add(
                        row(question, round, "phone", given, part.answer(), part.value(), ""))));
    round
        .getJsonObject("raised", new JsonObject())
        .forEach(raised ->
            rows.add(
                row(
                    question,
                    round,
                    "hands",
                    new JsonObject(),
                    raised.getKey(),
                    String.valueOf(raised.getValue()),
                    "")));
    if (question.getString("kind").equals("qa")) {
      objects(round, "said")
          .forEach(said ->
              rows.add(
                  row(
                      question,
                      round,
                      "phone",
                      said,
                      said.getString("text"),
                      String.valueOf(said.getValue("votes")),
                      said.getString("status"))));
    }
  }

  private static List<String> row(
      JsonObject question,
      JsonObject round,
      String source,
      JsonObject said,
      String answer,
      String value,
      String status) {
    return List.of(
        question.getString("id"),
        question.getJsonObject("text").getString("it"),
        question.getString("kind"),
        String.valueOf(round.getValue("round")),
        round.getBoolean("void", false) ? "void" : "",
        source,
        text(said, "participant"),
        text(said, "name"),
        answer,
        value,
        status,
        text(said, "time"),
        text(said, "revision"));
  }

  private record Part(String answer, String value) {}

  // One row for each option, place or word; the place is the value of a ranking.
  private static List<Part> parts(JsonObject answer) {
    var parts = new ArrayList<Part>();
    for (var member : answer) {
      switch (member.getValue()) {
        case JsonArray all -> {
          for (var i = 0; i < all.size(); i++) {
            var value = member.getKey().equals("ranking") ? Integer.toString(i + 1) : "1";
            parts.add(new Part(all.getString(i), value));
          }
        }
        case JsonObject points ->
            points.forEach(
                each -> parts.add(new Part(each.getKey(), String.valueOf(each.getValue()))));
        case Number number -> parts.add(new Part(number.toString(), number.toString()));
        default -> parts.add(new Part(String.valueOf(member.getValue()), ""));
      }
    }
    return parts;
  }

  private static String text(JsonObject object, String member) {
    var value = object.getValue(member);
    return value == null ? "" : String.valueOf(value);
  }

  private static Stream<JsonObject> objects(JsonObject object, String member) {
    return object.getJsonArray(member, new JsonArray()).stream().map(JsonObject.class::cast);
  }
}
