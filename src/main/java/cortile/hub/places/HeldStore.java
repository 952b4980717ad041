package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One reservation or series, for whoever may see it.
final class HeldStore {
  private static final String FIND =
      """
      select v.id, v.code, v.state, v.starts, v.ends, v.link, v.revision, v.series, v.came, v.subject, v.email, v.language, p.slug, p.zone, g.slug as organisation,
        coalesce($3::timestamptz, clock_timestamp()) as now,
        coalesce($4 or v.subject = $2 or v.organisation in (select organisation from hub.organisation_member where subject = $2), false)
          as visible
      from hub.reservation v join hub.place p on p.id = v.place left join hub.organisation g on g.id = v.organisation
      where v.code = $1
      """;

  // Of two that touch each other the one that somebody still has to come to is meant, and of those
  // the one that has begun.
  private static final String DUE =
      FIND.replaceFirst("(?s)where v.code = .*", "")
          + """
          where $1::text is null and v.state = 'confirmed'
            and exists (select from hub.reservation_item where reservation = v.id and resource = $5)
            and v.starts - interval '15 minutes' <= coalesce($3, clock_timestamp()) and v.ends > coalesce($3, clock_timestamp())
          order by v.came is not null, v.starts limit 1 for no key update of v
          """;

  private static final String SERIES =
      """
      select s.id, s.code, s.rule, s.skipped,
        coalesce($3 or exists (select from hub.reservation v where v.series = s.id and (v.subject = $2
          or v.organisation in (select organisation from hub.organisation_member where subject = $2))), false) as visible
      from hub.series s where s.code = $1
      """;

  private HeldStore() {}

  /// @param lock for a change
  static Future<Optional<Held>> find(
      Tx tx, String code, Asker asker, @Nullable OffsetDateTime now, boolean lock) {
    return tx.query(
            lock ? FIND + " for no key update of v" : FIND,
            code,
            asker.subject(),
            now,
            asker.staff())
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(held(rows.iterator().next())));
  }

  /// The reservation of a resource for which somebody may check in now.
  static Future<Optional<Held>> due(Tx tx, long resource, @Nullable OffsetDateTime now) {
    return tx.query(DUE, null, null, now, false, resource)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(held(rows.iterator().next())));
  }

  /// The dates of a series that have not begun, locked.
  static Future<List<Long>> openOf(Tx tx, long series, @Nullable OffsetDateTime now) {
    return tx.query(
            """
            select id from hub.reservation where series = $1 and state in ('asked', 'confirmed')
              and starts > coalesce($2::timestamptz, clock_timestamp())
            order by id for no key update
            """,
            series,
            now)
        .map(rows -> {
          var ids = new ArrayList<Long>();
          rows.forEach(row -> ids.add(row.getLong(0)));
          return ids;
        });
  }

  private static Held held(Row row) {
    return new Held(
        row.getLong("id"),
        row.getString("code"),
        row.getString("state"),
        new Range(
            row.getOffsetDateTime("starts").toInstant(), row.getOffsetDateTime("ends").toInstant()),
        row.getInteger("link"),
        row.getInteger("revision"),
        row.getLong("series"),
        row.getOffsetDateTime("came"),
        row.getString("slug"),
        row.getString("zone"),
        row.getString("organisation"),
        row.getString("subject"),
        row.getString("email"),
        row.getString("language"),
        row.getOffsetDateTime("now"),
        row.getBoolean("visible"));
  }

  /// A series that was found.
  record Series(
      long id, String code, String rule, io.vertx.core.json.JsonArray skipped, boolean visible) {}

  static Future<Optional<Series>> series(Tx tx, String code, Asker asker) {
    return tx.query(SERIES, code, asker.subject(), asker.staff())
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Series(
                  row.getLong("id"),
                  row.getString("code"),
                  row.getString("rule"),
                  row.getJsonArray("skipped"),
                  row.getBoolean("visible")));
        });
  }
}
