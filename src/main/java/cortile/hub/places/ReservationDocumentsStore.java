package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reservations as documents, for those who may see them.
final class ReservationDocumentsStore {
  private static final String DOCUMENTS =
      """
      select jsonb_strip_nulls(jsonb_build_object('code', v.code, 'place', p.slug, 'placeName', p.name, 'zone', p.zone, 'state', v.state,
        'starts', hub.utc(v.starts), 'ends', hub.utc(v.ends), 'purpose', v.purpose, 'people', v.people, 'note', v.note,
        'organisation', g.slug, 'organisationName', g.name, 'name', v.name, 'email', v.email, 'phone', v.phone, 'language', v.language,
        'items', (
          select jsonb_agg(jsonb_build_object('resource', r.key, 'name', r.name, 'kind', r.kind, 'quantity', i.quantity, 'units', (
              select coalesce(jsonb_agg(coalesce(u.label, u.number::text) order by u.number), '[]')
              from hub.occupation o join hub.unit u on u.id = o.unit where o.reservation = v.id and u.resource = r.id))
            order by r.position, r.key)
          from hub.reservation_item i join hub.resource r on r.id = i.resource where i.reservation = v.id),
        'series', s.code, 'comeBy', case when v.state = 'confirmed' and v.came is null then hub.utc(v.come_by) end,
        'came', hub.utc(v.came),
        'checkIn', case when v.state = 'confirmed' and v.came is null and v.ends > t.now then hub.utc(v.starts - interval '15 minutes') end,
        'reason', v.reason, 'changeable', v.state in ('asked', 'confirmed') and v.ends > t.now, 'source', v.source,
        'overridden', v.overridden, 'made', hub.utc(v.made), 'revision', v.revision)) as document
      from hub.reservation v join hub.place p on p.id = v.place left join hub.organisation g on g.id = v.organisation
      left join hub.series s on s.id = v.series
      cross join (select coalesce($2::timestamptz, clock_timestamp()) as now) t
      where v.id = any($1::bigint[]) order by v.starts, v.id
      """;

  private ReservationDocumentsStore() {}

  /// Reservations as they are told, by their starts.
  static Future<JsonArray> documents(Tx tx, List<Long> ids, @Nullable OffsetDateTime now) {
    return tx.query(DOCUMENTS, ids.toArray(Long[]::new), now)
        .map(rows -> {
          var documents = new JsonArray();
          rows.forEach(row -> documents.add(row.getJsonObject("document")));
          return documents;
        });
  }
}
