package cortile.hub.places;

import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes who uses which unit from when to when.
final class UsesStore {
  private static final String OVERLAP = "23P01";

  // Who or what is there to meet somebody's need is nobody's business but the desk's.
  private static final String TAKE =
      """
      insert into hub.occupation (unit, during, span, reservation, session, part, event, title, shown)
      select u.id, tstzrange($2, $3), hub.span($2, $3, r.before_minutes, r.after_minutes),
        $4, $5, coalesce($6, 'session'), $7, $8, coalesce($9 and $6 not like 'need:%', false)
      from hub.unit u join hub.resource r on r.id = u.resource where u.id = $1
      """;

  private UsesStore() {}

  /// Writes who uses a unit from when to when. Fails with 409 for what overlaps with itself.
  static Future<Void> take(Tx tx, Owner owner, Map<Wanted, List<Long>> units) {
    return take(tx, rows(owner, units));
  }

  /// As the other one, for several owners.
  static Future<Void> take(Tx tx, List<Tuple> rows) {
    return tx.each(TAKE, rows)
        .recover(failure ->
            Future.failedFuture(
                failure instanceof PgException e && e.getSqlState().equals(OVERLAP)
                    ? Problem.of(409, "slot-taken").refused()
                    : failure));
  }

  /// What [#take] writes for one owner.
  static List<Tuple> rows(Owner owner, Map<Wanted, List<Long>> units) {
    var use = Optional.ofNullable(owner.use());
    var rows = new ArrayList<Tuple>();
    units.forEach((wanted, chosen) ->
        chosen.forEach(unit ->
            rows.add(
                Tuple.tuple()
                    .addValue(unit)
                    .addValue(UnitsStore.time(wanted.starts()))
                    .addValue(UnitsStore.time(wanted.ends()))
                    .addValue(owner.reservation())
                    .addValue(owner.session())
                    .addValue(owner.part())
                    .addValue(use.map(SessionUse::event).orElse(null))
                    .addValue(
                        use.map(each -> new JsonObject(Map.copyOf(each.title()))).orElse(null))
                    .addValue(use.map(SessionUse::shown).orElse(null)))));
    return rows;
  }
}
