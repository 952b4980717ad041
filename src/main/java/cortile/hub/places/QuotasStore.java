package cortile.hub.places;

import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Quotas: who asks at the same time waits, so that nobody gets past one by asking often.
final class QuotasStore {
  private static final String LOCK =
      """
      select pg_advisory_xact_lock(hashtextextended(name, 8)) from (select name from unnest($1::text[]) as n (name) order by name) as sorted
      """;

  private static final String HELD =
      """
      select v.starts, v.ends, v.state <> 'done' and v.ends > $6 as standing, array_agg(r.key) as keys
      from hub.reservation v join hub.reservation_item i on i.reservation = v.id join hub.resource r on r.id = i.resource
      where v.place = $1 and v.state in ('asked', 'confirmed', 'done') and v.id is distinct from $2::bigint
        and (v.ends > $6 or v.ends > $7)
        and case when $3::text is not null then v.organisation = (select id from hub.organisation where slug = $3)
          else v.organisation is null and (v.subject = $4 or lower(v.email) = $5) end
      group by v.id
      """;

  private QuotasStore() {}

  private record Use(Range time, boolean standing, List<String> keys) {}

  /// Waits until nobody else reserves for the same person or organisation.
  static Future<Void> lock(Tx tx, Holder holder) {
    return tx.query(LOCK, (Object) holder.names().toArray(String[]::new)).mapEmpty();
  }

  /// Fails with 409 if the times are more than the holder may have. Under [#lock].
  ///
  /// @param except a reservation that is moved; null for none
  static Future<Void> check(
      Tx tx, Order order, List<Range> times, Holder holder, @Nullable Long except) {
    if (order.override() || times.isEmpty() || holder.names().isEmpty()) {
      return Future.succeededFuture();
    }
    var site = order.site();
    var monday =
        times
            .getFirst()
            .from()
            .atZone(site.zone())
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return tx.query(
            HELD,
            site.id(),
            except,
            holder.organisation(),
            holder.subject(),
            holder.email(),
            UnitsStore.time(site.now()),
            UnitsStore.time(monday.atStartOfDay(site.zone()).toInstant()))
        .map(rows -> {
          var held = new ArrayList<Use>();
          rows.forEach(row -> held.add(use(row)));
          refuse(order, times, holder, held);
          return null;
        });
  }

  private static void refuse(Order order, List<Range> times, Holder holder, List<Use> held) {
    var organisation = holder.organisation() != null;
    refuse(organisation ? order.site().organisation() : order.site().person(), held, times, order);
    for (var item : order.items()) {
      var terms = item.terms();
      refuse(
          organisation ? terms.organisation() : terms.person(),
          held.stream().filter(each -> each.keys().contains(terms.key())).toList(),
          times,
          order);
    }
  }

  private static void refuse(Limits limits, List<Use> held, List<Range> times, Order order) {
    limits
        .broken(
            held.stream().filter(Use::standing).count(),
            held.stream().map(Use::time).toList(),
            times,
            order.site().zone())
        .ifPresent(broken -> {
          throw Problem.of(409, "quota-reached")
              .with(List.of(Problem.Field.of("/starts", broken.key(), broken.most())))
              .refused();
        });
  }

  private static Use use(Row row) {
    Instant from = row.getOffsetDateTime("starts").toInstant();
    return new Use(
        new Range(from, row.getOffsetDateTime("ends").toInstant()),
        row.getBoolean("standing"),
        List.of(row.getArrayOfStrings("keys")));
  }
}
