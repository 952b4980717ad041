package cortile.cli;

import cortile.budgets.count.pb.PbMeta;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.StringJoiner;

/// What a resident reads about an imported election: where the data come from, and the file's own
/// dates, which have no effect here.
final class PbSummary {
  private static final int LONGEST = 4_000;

  private PbSummary() {}

  /// The member `summary` of a budget, in Italian and English.
  static JsonObject of(PbMeta meta) {
    return new JsonObject()
        .put(
            "it",
            in(
                meta,
                "Elezione vera, presa da un file Pabulib.",
                "Periodo nel file",
                "Schede nel file"))
        .put(
            "en",
            in(
                meta,
                "A real election, from a Pabulib file.",
                "Dates in the file",
                "Ballots in the file"));
  }

  private static String in(PbMeta meta, String opening, String dates, String ballots) {
    var lines = new StringJoiner("\n");
    lines.add(opening);
    dates(meta).ifPresent(when -> lines.add(dates + ": " + when + "."));
    meta.numVotes().ifPresent(number -> lines.add(ballots + ": " + number + "."));
    meta.text("comment").ifPresent(lines::add);
    meta.text("acknowledgments").ifPresent(lines::add);
    return PbDraft.clean(lines.toString(), LONGEST);
  }

  private static Optional<String> dates(PbMeta meta) {
    Optional<String> begin = meta.text("date_begin");
    Optional<String> end = meta.text("date_end").filter(date -> !begin.equals(Optional.of(date)));
    if (begin.isEmpty()) return end;
    return begin.map(from -> from + end.map(to -> " – " + to).orElse(""));
  }
}
