package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is used from when to when. Who and what is told by the query to those who may know.
final class WeekStore {
  private static final String USES =
      """
      with own as (select organisation from hub.organisation_member where subject = $4),
      used as (
        select r.key, o.during, o.span, o.session, o.event, o.title, o.shown, o.reservation, count(*) as quantity
        from hub.place p join hub.resource r on r.place = p.id join hub.unit u on u.resource = r.id join hub.occupation o on o.unit = u.id
        where p.slug = $1 and o.span && tstzrange($2, $3) and ($6::text is null or r.key = $6)
        group by r.key, o.during, o.span, o.session, o.event, o.title, o.shown, o.reservation
      ), seen as (
        select d.*, v.code, v.state, v.purpose, v.name, v.people, v.revision, v.came is not null as came, g.name as organisation,
          v.subject = $4 as mine, coalesce($5 or v.subject = $4 or v.organisation in (select organisation from own), false) as visible,
          coalesce($5 or d.shown, false) as open
        from used d left join hub.reservation v on v.id = d.reservation left join hub.organisation g on g.id = v.organisation
      )
      select jsonb_strip_nulls(jsonb_build_object('resource', key, 'starts', hub.utc(lower(during)), 'ends', hub.utc(upper(during)),
        'from', hub.utc(lower(span)), 'to', hub.utc(upper(span)), 'quantity', quantity,
        'kind', case when session is not null and open then 'event' else 'reservation' end,
        'event', case when open then event end,
        'title', case when session is not null and open then title when visible then jsonb_build_object('it', purpose) end,
        'reservation', case when visible then code end, 'state', case when visible then state end,
        'mine', case when mine then true end, 'organisation', case when visible then organisation end,
        'name', case when $5 then name end, 'people', case when visible then people end,
        'revision', case when visible then revision end, 'came', case when visible then came end)) as use
      from seen order by lower(during), key, code
      """;

  private WeekStore() {}

  /// The uses of a place that fall into a time, as far as the asker may know them.
  ///
  /// @param resource a key; null for all
  static Future<JsonArray> uses(
      Tx tx, String place, Range time, Asker asker, @Nullable String resource) {
    return tx.query(
            USES,
            place,
            UnitsStore.time(time.from()),
            UnitsStore.time(time.to()),
            asker.subject(),
            asker.staff(),
            resource)
        .map(rows -> {
          var uses = new JsonArray();
          rows.forEach(row -> uses.add(row.getJsonObject("use")));
          return uses;
        });
  }

  /// What falls into a closure, as staff read it.
  static Future<JsonArray> affected(
      Tx tx, String place, @Nullable String resource, Closure closure) {
    return tx.query("select zone from hub.place where slug = $1", place)
        .map(rows -> ZoneId.of(rows.iterator().next().getString(0)))
        .compose(zone -> {
          var opening = new Opening(zone, List.of(), List.of());
          var whole =
              new Range(opening.at(closure.from(), 0), opening.at(closure.to().plusDays(1), 0));
          return uses(tx, place, whole, new Asker(null, true, null), resource)
              .map(uses -> {
                var affected = new JsonArray();
                for (var use : uses) {
                  if (opening.meets(closure, during((JsonObject) use))) {
                    affected.add(use);
                  }
                }
                return affected;
              });
        });
  }

  private static Range during(JsonObject use) {
    return new Range(Instant.parse(use.getString("starts")), Instant.parse(use.getString("ends")));
  }
}
