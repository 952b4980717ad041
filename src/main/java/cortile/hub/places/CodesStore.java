package cortile.hub.places;

import cortile.kit.Alphabet;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// Codes that people read out: of reservations, series and wishes, which share them, so that nobody
/// has to say of which kind one is.
final class CodesStore {
  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String FREE =
      """
      select distinct code from unnest($1::text[]) as drawn (code)
      where not exists (select from hub.reservation v where v.code = drawn.code)
        and not exists (select from hub.series s where s.code = drawn.code)
        and not exists (select from hub.wish w where w.code = drawn.code)
      """;

  private CodesStore() {}

  /// So many codes that nothing has. That somebody draws the same one at the same moment is less
  /// likely than one in a thousand millions; the write would fail then.
  static Future<List<String>> draw(Tx tx, int count) {
    var drawn = new String[count];
    for (var i = 0; i < count; i++) {
      drawn[i] = Alphabet.of(RANDOM.ints(LENGTH, 0, Alphabet.CHARACTERS.length()).toArray());
    }
    return tx.query(FREE, (Object) drawn)
        .compose(rows -> {
          var codes = new ArrayList<String>();
          rows.forEach(row -> codes.add(row.getString(0)));
          return codes.size() == count ? Future.succeededFuture(codes) : draw(tx, count);
        });
  }
}
