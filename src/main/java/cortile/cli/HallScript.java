package cortile.cli;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// The demonstration workshop as `demo/workshop.json` describes it: what is asked, in the form of
/// the API, and what simulated people say.
record HallScript(JsonObject title, List<Question> questions) {
  /// @param ask as the API takes it
  /// @param words what people write; empty where they choose
  record Question(String id, JsonObject ask, List<String> words) {}

  /// The workshop that comes with the program.
  static HallScript load() {
    try (var in =
        Objects.requireNonNull(HallScript.class.getResourceAsStream("/demo/workshop.json"))) {
      var json = new JsonObject(Buffer.buffer(in.readAllBytes()));
      var questions = new ArrayList<Question>();
      for (var each : json.getJsonArray("questions")) {
        var question = (JsonObject) each;
        var words = new ArrayList<String>();
        question.getJsonArray("words", new JsonArray()).forEach(word -> words.add((String) word));
        questions.add(
            new Question(
                question.getString("id"), question.getJsonObject("ask"), List.copyOf(words)));
      }
      return new HallScript(json.getJsonObject("title"), List.copyOf(questions));
    } catch (IOException broken) {
      throw new IllegalStateException("demo/workshop.json", broken);
    }
  }

  /// What people write who are asked this; a few plain words if the script has none for it, as for
  /// a question that a newcomer made.
  List<String> words(String question) {
    return questions.stream()
        .filter(each -> each.id().equals(question) && !each.words().isEmpty())
        .findFirst()
        .map(Question::words)
        .orElse(List.of("verde", "luce", "acqua", "musica", "incontro"));
  }

  /// What somebody answers to a question as the view shows it: the member of the API's answer,
  /// without its id.
  JsonObject answer(String id, JsonObject question, RandomGenerator random) {
    return switch (question.getString("kind")) {
      case "single" -> new JsonObject().put("choices", options(question, 1, random));
      case "multiple" ->
          new JsonObject().put("choices", options(question, question.getInteger("max", 1), random));
      case "ranking" ->
          new JsonObject().put("ranking", options(question, question.getInteger("max", 1), random));
      case "points" -> points(question, random);
      case "rating" ->
          new JsonObject().put("rating", within(question.getJsonObject("scale"), random));
      case "number" ->
          new JsonObject().put("number", within(question.getJsonObject("range"), random));
      case "wordcloud" ->
          new JsonObject()
              .put(
                  "words",
                  some(words(id), 1 + random.nextInt(question.getInteger("entries", 1)), random));
      default -> new JsonObject().put("text", some(words(id), 1, random).getString(0));
    };
  }

  // Earlier options are liked better, so that the bars differ.
  private static JsonArray options(JsonObject question, int many, RandomGenerator random) {
    var ids = new ArrayList<>(question.getJsonObject("options").fieldNames());
    ids.sort(
        java.util.Comparator.comparing(
            id -> question.getJsonObject("options").getJsonObject(id).getInteger("position")));
    var chosen = new JsonArray();
    while (chosen.size() < Math.min(many, question.getJsonObject("options").size())) {
      var at = (int) (random.nextDouble() * (0.55 + 0.45 * random.nextDouble()) * ids.size());
      chosen.add(ids.remove(at));
    }
    return chosen;
  }

  private static JsonObject points(JsonObject question, RandomGenerator random) {
    var total = question.getInteger("points", 1);
    var points = new JsonObject();
    for (var i = 0; i < total; i++) {
      var id = options(question, 1, random).getString(0);
      points.put(id, points.getInteger(id, 0) + 1);
    }
    return new JsonObject().put("points", points);
  }

  private static int within(JsonObject range, RandomGenerator random) {
    var width = range.getInteger("max") - range.getInteger("min") + 1;
    var middle = (random.nextDouble() + random.nextDouble()) / 2;
    return range.getInteger("min") + (int) (middle * width);
  }

  private static JsonArray some(List<String> words, int many, RandomGenerator random) {
    var shuffled = new ArrayList<>(words);
    Collections.shuffle(shuffled, new java.util.Random(random.nextLong()));
    return new JsonArray(shuffled.subList(0, Math.min(many, shuffled.size())));
  }
}
