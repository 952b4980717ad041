package cortile.budgets;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Reads single ballots back: a voter's own, and a receipt's state.
final class ReceiptsStore {
  private static final String OWN =
      """
      select revision, receipt, at, choices, points from budgets.ballot where budget = $1 and voter_key = $2
      """;

  private static final String CHECK =
      """
      select t.revision, t.at, t.choices is not null as counted
      from budgets.ballot t join budgets.budget b on b.id = t.budget
      where b.slug = $1 and t.receipt = $2
      """;

  private ReceiptsStore() {}

  /// A voter's row. `marks` is empty after a withdrawal.
  record Own(int revision, CastOutcome.Stored stored, Optional<Marks> marks) {}

  /// What a receipt's code tells: never the choices.
  record Check(boolean counted, int revision, OffsetDateTime time) {}

  static Future<Optional<Own>> own(Db db, long budget, Buffer key) {
    return db.query(OWN, budget, key)
        .map(
            rows -> rows.size() == 0 ? Optional.empty() : Optional.of(own(rows.iterator().next())));
  }

  static Future<Optional<Check>> check(Db db, String slug, String code) {
    return db.query(CHECK, slug, code)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Check(
                  row.getBoolean("counted"),
                  row.getInteger("revision"),
                  row.getOffsetDateTime("at")));
        });
  }

  private static Own own(Row row) {
    var choices = row.getArrayOfIntegers("choices");
    var points = row.getArrayOfLongs("points");
    return new Own(
        row.getInteger("revision"),
        new CastOutcome.Stored(
            row.getString("receipt"), row.getInteger("revision"), row.getOffsetDateTime("at")),
        choices == null
            ? Optional.empty()
            : Optional.of(
                new Marks(
                    List.of(choices), points == null ? List.<Long>of() : List.of(points), 0)));
  }
}
