package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds reservations among all that the asker may see.
final class ListStore {
  /// No more than these are told at once.
  static final int MOST = 500;

  private static final String FIND =
      """
      select v.id from hub.reservation v join hub.place p on p.id = v.place
      where ($1 or v.subject = $2 or v.organisation in (select organisation from hub.organisation_member where subject = $2))
        and ($3::text is null or p.slug = $3)
        and ($4::text is null or exists (select from hub.reservation_item i join hub.resource r on r.id = i.resource
          where i.reservation = v.id and r.key = $4))
        and ($5::text[] is null or v.state = any($5))
        and case when $6::date is null then v.ends > coalesce($10::timestamptz, clock_timestamp())
          else v.ends > $6::date::timestamp at time zone p.zone end
        and ($7::date is null or v.starts < ($7::date + 1)::timestamp at time zone p.zone)
        and ($8::text is null or v.organisation = (select id from hub.organisation where slug = $8))
        and ($9::text is null or v.code = upper(replace(replace($9, '-', ''), ' ', ''))
          or strpos(lower(concat_ws(' ', v.name, v.purpose, v.email, v.phone)), lower($9)) > 0)
      order by v.starts, v.id limit $11
      """;

  private ListStore() {}

  /// The ids, by start; one more than the most if there are more.
  static Future<List<Long>> find(
      Tx tx, ReservationFilter filter, @Nullable String subject, @Nullable OffsetDateTime now) {
    var states = filter.states();
    return tx.query(
            FIND,
            Tuple.tuple()
                .addValue(filter.all())
                .addValue(subject)
                .addValue(filter.place())
                .addValue(filter.resource())
                .addValue(states == null ? null : states.toArray(String[]::new))
                .addValue(filter.from())
                .addValue(filter.to())
                .addValue(filter.organisation())
                .addValue(filter.text())
                .addValue(now)
                .addValue(MOST + 1))
        .map(rows -> {
          var ids = new ArrayList<Long>();
          rows.forEach(row -> ids.add(row.getLong(0)));
          return ids;
        });
  }
}
