package cortile.cli;

import cortile.budgets.count.pb.PbProject;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The categories of a `.pb` file as themes of a budget. A project has one theme: the first of its
/// categories. Beyond fifty there is no further theme.
final class PbThemes {
  private static final int MOST = 50;
  private static final int LONGEST_KEY = 60;
  private static final int LONGEST_NAME = 200;

  private final Map<String, String> keys = new LinkedHashMap<>();

  PbThemes(List<PbProject> projects) {
    for (PbProject project : projects) {
      category(project)
          .ifPresent(name -> {
            if (keys.size() < MOST && !keys.containsKey(name)) keys.put(name, key(name));
          });
    }
  }

  /// The member `themes` of a budget.
  JsonObject json() {
    var themes = new JsonObject();
    keys.forEach((name, key) -> themes.put(key, new JsonObject().put("title", PbDraft.text(name))));
    return themes;
  }

  /// The theme of a project, if it has one.
  Optional<String> of(PbProject project) {
    return category(project).map(keys::get);
  }

  private static Optional<String> category(PbProject project) {
    return project
        .text("category")
        .map(all -> all.split(",", 2)[0].strip())
        .map(name -> PbDraft.clean(name, LONGEST_NAME))
        .filter(name -> !name.isEmpty());
  }

  private String key(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST_KEY)).replaceAll("-+$", "");
    boolean taken = cut.isEmpty() || keys.containsValue(cut);
    return taken ? "t" + (keys.size() + 1) + (cut.isEmpty() ? "" : "-" + cut) : cut;
  }
}
