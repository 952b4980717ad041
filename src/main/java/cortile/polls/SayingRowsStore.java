package cortile.polls;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Outcomes from the rows of a batch.
final class SayingRowsStore {
  private SayingRowsStore() {}

  static List<Heard> heard(RowSet<Row> rows, int expected, Function<Row, Heard> reader) {
    var all = new ArrayList<Heard>(expected);
    rows.forEach(row -> all.add(reader.apply(row)));
    if (all.size() != expected) {
      throw new IllegalStateException(all.size() + " outcomes for " + expected);
    }
    return all;
  }

  static Heard.Refused refused(String verdict, int revision) {
    return new Heard.Refused(
        Heard.Reason.valueOf(verdict.toUpperCase(Locale.ROOT).replace('-', '_')), revision);
  }
}
