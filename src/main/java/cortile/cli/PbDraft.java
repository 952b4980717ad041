package cortile.cli;

import cortile.budgets.count.Count;
import cortile.budgets.count.pb.PbHeader;
import cortile.budgets.count.pb.PbMeta;
import cortile.budgets.count.pb.PbProject;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// A `.pb` file as a draft of the API: one pot with the whole budget, nobody excluded, ties by
/// ascending id as the reference outcomes have them. Ids stay as they are in the file.
final class PbDraft {
  static final String POT = "budget";
  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_AREA = 100;

  private PbDraft() {}

  /// The body that creates the budget.
  ///
  /// @param tally `live` shows every ballot at once
  static JsonObject budget(PbHeader header, String slug, String tally) {
    PbMeta meta = header.meta();
    var pot =
        new JsonObject()
            .put("title", new JsonObject().put("it", "Bilancio").put("en", "Budget"))
            .put("amount", amount(meta.budget()));
    var draft =
        new JsonObject()
            .put("slug", slug)
            .put("title", text(title(meta)))
            .put("summary", PbSummary.of(meta))
            .put("currency", meta.currency().orElse("EUR"))
            .put("tally", tally)
            .put("paper", PbPaper.of(meta))
            .put("pots", new JsonObject().put(POT, pot))
            .put("themes", new PbThemes(header.projects()).json());
    return tally.equals("live") ? draft.put("releaseStep", 1) : draft;
  }

  /// The projects in file order.
  static List<JsonObject> projects(PbHeader header) {
    var themes = new PbThemes(header.projects());
    Map<String, Integer> ties = Count.tieOrderById(header.ids());
    var drafts = new ArrayList<JsonObject>();
    for (PbProject project : header.projects()) {
      var draft =
          new JsonObject()
              .put("id", project.id())
              .put("pot", POT)
              .put("cost", amount(project.cost()))
              .put("title", text(name(project)))
              .put("position", drafts.size() + 1)
              .put("tie", ties.getOrDefault(project.id(), 0) + 1);
      project.text("description").ifPresent(text -> draft.put("text", text(clean(text))));
      themes.of(project).ifPresent(theme -> draft.put("theme", theme));
      area(project).ifPresent(area -> draft.put("area", area));
      place(project).ifPresent(place -> draft.put("place", place));
      drafts.add(draft);
    }
    return drafts;
  }

  /// An amount of money as the API wants it: plain digits, no zeros at the end of a fraction.
  static String amount(BigDecimal amount) {
    BigDecimal bare = amount.stripTrailingZeros();
    return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
  }

  /// The same words in both languages: a file has only its own.
  static JsonObject text(String words) {
    return new JsonObject().put("it", words).put("en", words);
  }

  /// Without control characters, and not longer than so many UTF-16 units.
  static String clean(String words, int longest) {
    String clean = words.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
    if (clean.length() <= longest) return clean;
    int end = Character.isHighSurrogate(clean.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return clean.substring(0, end) + "…";
  }

  private static String clean(String words) {
    return clean(words, LONGEST_TEXT);
  }

  /// What the file calls the election, and what of place and year that leaves out.
  private static String title(PbMeta meta) {
    var parts = new StringJoiner(", ");
    for (String key : List.of("description", "district", "unit", "instance")) {
      meta.text(key).filter(part -> !parts.toString().contains(part)).ifPresent(parts::add);
    }
    String title = clean(parts.toString(), LONGEST_TITLE);
    return title.isEmpty() ? "Pabulib" : title;
  }

  private static String name(PbProject project) {
    String name = clean(project.text("name").orElse(""), LONGEST_TITLE);
    return name.isEmpty() ? project.id() : name;
  }

  private static Optional<String> area(PbProject project) {
    return Optional.<String>empty()
        .or(() -> project.text("neighborhood"))
        .or(() -> project.text("district"))
        .or(() -> project.text("subunit"))
        .map(area -> clean(area, LONGEST_AREA));
  }

  private static Optional<JsonObject> place(PbProject project) {
    Optional<BigDecimal> latitude = degrees(project.text("latitude"), 90);
    Optional<BigDecimal> longitude = degrees(project.text("longitude"), 180);
    if (latitude.isEmpty() || longitude.isEmpty()) return Optional.empty();
    return Optional.of(
        new JsonObject()
            .put("latitude", latitude.get().doubleValue())
            .put("longitude", longitude.get().doubleValue()));
  }

  /// A place that can't be read is left out: nothing is decided by it.
  private static Optional<BigDecimal> degrees(Optional<String> text, int most) {
    return text.filter(number -> number.matches("-?[0-9]{1,3}([.,][0-9]{1,20})?"))
        .map(number -> new BigDecimal(number.replace(',', '.')))
        .filter(number -> number.abs().compareTo(BigDecimal.valueOf(most)) <= 0);
  }
}
