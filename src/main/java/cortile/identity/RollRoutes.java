package cortile.identity;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Texts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/// The electoral roll, over HTTP.
final class RollRoutes {
  private final RollRoom room;
  private final Texts texts;

  RollRoutes(RollRoom room, Texts texts) {
    this.room = room;
    this.texts = texts;
  }

  void bind(Api api) {
    api.on("getRoll", this::summary)
        .on("importRoll", this::load)
        .on("createVotingCode", this::print);
  }

  private Future<Answer> summary(Call call) {
    return room.summary().map(Answer::ok);
  }

  private Future<Answer> load(Call call) {
    var body = call.body();
    var rows = body.getJsonArray("rows").stream().map(String::valueOf).toList();
    return room.load(body.getString("header"), body.getInteger("firstLine"), rows)
        .map(done ->
            Answer.ok(
                new JsonObject()
                    .put("added", done.added())
                    .put("changed", done.changed())
                    .put("unchanged", done.unchanged())
                    .put("errors", render(done.errors(), call.language()))
                    .put("warnings", render(done.warnings(), call.language()))));
  }

  private JsonArray render(List<RollNote> notes, Locale language) {
    var array = new JsonArray();
    for (var note : notes) {
      var json = new JsonObject().put("line", note.line());
      if (note.column() != null) {
        json.put("column", note.column());
      }
      array.add(json.put("detail", texts.say(language, note.key(), note.values().toArray())));
    }
    return array;
  }

  private Future<Answer> print(Call call) {
    return room.print(call.body().getString("reference"), Speaker.of(call).subject())
        .map(printed ->
            Answer.created(
                new JsonObject()
                    .put("code", printed.code())
                    .put("expires", IdentityRoutes.time(printed.expires()))));
  }
}
