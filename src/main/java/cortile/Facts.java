package cortile;

import cortile.kit.Answer;
import cortile.kit.Texts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// What a page must know before it shows anything.
///
/// @param build changes with the program and with its pages
record Facts(Config config, String build) {
  Answer answer() {
    var languages = Texts.LANGUAGES.stream().map(Locale::getLanguage).toList();
    return Answer.ok(
            new JsonObject()
                .put("demo", config.demo())
                .put("insecureLan", config.insecureLan())
                .put("mail", config.demo() || config.smtp() != null)
                .put("languages", new JsonArray(languages))
                .put("build", build)
                .put("now", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()))
        .header("Cache-Control", "no-store");
  }
}
