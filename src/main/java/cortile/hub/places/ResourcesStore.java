package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Resources with their units.
final class ResourcesStore {
  private static final int CHECK_IN = 15;

  private static final String PUT =
      """
      insert into hub.resource as r (place, key, kind, name, about, seats, features, access, hours, who, approval, min_minutes,
        max_minutes, step_minutes, notice_minutes, ahead_days, before_minutes, after_minutes, check_in_minutes, quotas, position, archived)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
      on conflict (place, key) do update set kind = excluded.kind, name = excluded.name, about = excluded.about, seats = excluded.seats,
        features = excluded.features, access = excluded.access, hours = excluded.hours, who = excluded.who, approval = excluded.approval,
        min_minutes = excluded.min_minutes, max_minutes = excluded.max_minutes, step_minutes = excluded.step_minutes,
        notice_minutes = excluded.notice_minutes, ahead_days = excluded.ahead_days, before_minutes = excluded.before_minutes,
        after_minutes = excluded.after_minutes, check_in_minutes = excluded.check_in_minutes, quotas = excluded.quotas,
        position = excluded.position, archived = excluded.archived, revision = r.revision + 1
      returning r.id
      """;

  // Whoever reserves locks units, so what is seen here to be free stays free until the commit.
  private static final String UNITS =
      """
      insert into hub.unit (resource, number, label) select $1, n, ($3::text[])[n] from generate_series(1, $2::int) as n
      on conflict (resource, number) do update set label = excluded.label, retired = false
      """;

  private static final String RETIRE =
      "update hub.unit set retired = true where resource = $1 and number > $2 and not retired";

  private static final String TAKEN =
      """
      select min(u.number) as number from hub.unit u join hub.occupation o on o.unit = u.id
      where u.resource = $1 and u.number > $2 and upper(o.during) > clock_timestamp()
      """;

  private static final String HOLD =
      """
      select r.id, r.revision, r.sign from hub.resource r join hub.place p on p.id = r.place
      where p.slug = $1 and r.key = $2 for no key update of r
      """;

  private ResourcesStore() {}

  /// A resource that is locked.
  ///
  /// @param sign number of the code at its door
  record Held(long id, int revision, int sign) {}

  static Future<Optional<Held>> hold(Tx tx, String place, String key) {
    return tx.query(HOLD, place, key)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Held(row.getLong("id"), row.getInteger("revision"), row.getInteger("sign")));
        });
  }

  static Future<Long> put(Tx tx, long place, String key, JsonObject draft) {
    var max = draft.getInteger("maxMinutes", 240);
    var checkIn = draft.getInteger("checkInMinutes", CHECK_IN);
    return tx.query(
            PUT,
            Tuple.tuple()
                .addValue(place)
                .addValue(key)
                .addValue(draft.getString("kind"))
                .addValue(draft.getJsonObject("name"))
                .addValue(draft.getJsonObject("about"))
                .addValue(draft.getInteger("seats"))
                .addValue(strings(draft.getJsonArray("features", new JsonArray())))
                .addValue(draft.getJsonObject("access", new JsonObject()))
                .addValue(draft.getJsonArray("hours"))
                .addValue(draft.getString("who"))
                .addValue(draft.getBoolean("approval", false))
                .addValue(draft.getInteger("minMinutes", Math.min(30, max)))
                .addValue(max)
                .addValue(draft.getInteger("stepMinutes", 30))
                .addValue(draft.getInteger("noticeMinutes", 0))
                .addValue(draft.getInteger("aheadDays", 90))
                .addValue(draft.getInteger("beforeMinutes", 0))
                .addValue(draft.getInteger("afterMinutes", 0))
                .addValue(checkIn == 0 ? null : checkIn)
                .addValue(draft.getJsonObject("quotas", new JsonObject()))
                .addValue(draft.getInteger("position", 0))
                .addValue(draft.getBoolean("archived", false)))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /// Makes it so many units; the number of one that can't go because it is taken later, if any.
  static Future<Optional<Integer>> units(Tx tx, long resource, int quantity, JsonArray labels) {
    return UnitsStore.lock(tx, java.util.List.of(resource))
        .compose(v -> tx.query(TAKEN, resource, quantity))
        .compose(rows -> {
          var taken = rows.iterator().next().getInteger(0);
          return taken != null
              ? Future.succeededFuture(Optional.of(taken))
              : tx.query(RETIRE, resource, quantity)
                  .compose(v -> tx.query(UNITS, resource, quantity, strings(labels)))
                  .map(Optional.<Integer>empty());
        });
  }

  /// Makes a new code for the door; its number.
  static Future<Integer> renewSign(Tx tx, long resource) {
    return tx.query(
            "update hub.resource set sign = sign + 1 where id = $1 returning sign", resource)
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  private static @Nullable Object strings(JsonArray array) {
    return array.stream().map(String::valueOf).toArray(String[]::new);
  }
}
