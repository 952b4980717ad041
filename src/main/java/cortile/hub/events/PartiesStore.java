package cortile.hub.events;

import cortile.hub.events.DecisionsStore.Decided;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Guests and needs of bookings as rows.
final class PartiesStore {
  private static final String CONTACTS =
      """
      update hub.booking b set name = c.name, email = c.email, phone = c.phone, language = c.language
      from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[]) as c(id, name, email, phone, language)
      where b.id = c.id
      """;

  private static final String DROP_GUESTS =
      "delete from hub.guest where booking = any($1::bigint[])";

  private static final String GUESTS =
      """
      insert into hub.guest (booking, number, name, kind, age)
      select * from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::int[])
      """;

  // A need that stays as it was keeps what became of it; a new one gets a number nobody had.
  private static final String DROP_NEEDS =
      """
      delete from hub.need n
      where n.booking = any($6::bigint[]) and not exists (
        select from unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::text[]) as w(booking, number, guest, kind, note)
        where w.booking = n.booking and w.guest = n.guest and w.kind = n.kind and w.note is not distinct from n.note)
      """;

  private static final String NEEDS =
      """
      with new as (
        select w.*, row_number() over (partition by w.booking order by w.number) as place
        from unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::text[]) as w(booking, number, guest, kind, note)
        where not exists (
          select from hub.need n
          where n.booking = w.booking and n.guest = w.guest and n.kind = w.kind and n.note is not distinct from w.note)
      ), counted as (
        update hub.booking b set last_need = b.last_need + n.count
        from (select booking, count(*)::int as count from new group by booking) n
        where b.id = n.booking
        returning b.id, b.last_need - n.count as before
      )
      insert into hub.need (booking, number, guest, kind, note)
      select new.booking, c.before + new.place, new.guest, new.kind, new.note
      from new join counted c on c.id = new.booking
      """;

  private PartiesStore() {}

  /// Writes the parties of the bookings that were changed.
  static Future<Void> replace(Tx tx, List<Decided> all) {
    var orders = all.stream().flatMap(d -> d.decision().parties().stream()).toList();
    if (orders.isEmpty()) {
      return Future.succeededFuture();
    }
    var ids = DecisionsStore.column(orders, Order.Change::booking, Long[]::new);
    var contacts = orders.stream().map(o -> o.party().contact()).toList();
    var guests = Tuple.tuple();
    guests(guests, orders, Order.Change::party, Order.Change::booking, Long[]::new);
    var needs = Tuple.tuple();
    needs(needs, orders, Order.Change::party, Order.Change::booking, Long[]::new);
    var kept = Tuple.tuple();
    needs(kept, orders, Order.Change::party, Order.Change::booking, Long[]::new);
    return Future.all(
            tx.query(
                CONTACTS,
                Tuple.of(
                    ids,
                    DecisionsStore.column(contacts, Party.Contact::name, String[]::new),
                    DecisionsStore.column(contacts, Party.Contact::email, String[]::new),
                    DecisionsStore.column(contacts, Party.Contact::phone, String[]::new),
                    DecisionsStore.column(contacts, Party.Contact::language, String[]::new))),
            tx.query(DROP_GUESTS, (Object) ids),
            tx.query(GUESTS, guests),
            tx.query(DROP_NEEDS, kept.addValue(ids)),
            tx.query(NEEDS, needs))
        .mapEmpty();
  }

  /// Adds five columns: whose, number, name, kind, age.
  static <O, I> void guests(
      Tuple values,
      List<O> orders,
      Function<O, Party> party,
      Function<O, I> id,
      IntFunction<I[]> ids) {
    record Row<I>(I of, Integer number, Party.Guest guest) {}
    var rows = new ArrayList<Row<I>>();
    for (var order : orders) {
      var guests = party.apply(order).guests();
      for (var i = 0; i < guests.size(); i++) {
        rows.add(new Row<>(id.apply(order), i + 1, guests.get(i)));
      }
    }
    values
        .addValue(DecisionsStore.column(rows, Row::of, ids))
        .addValue(DecisionsStore.column(rows, Row::number, Integer[]::new))
        .addValue(DecisionsStore.column(rows, r -> r.guest().name(), String[]::new))
        .addValue(DecisionsStore.column(rows, r -> r.guest().seat().wire(), String[]::new))
        .addValue(DecisionsStore.column(rows, r -> r.guest().age(), Integer[]::new));
  }

  /// Adds five columns: whose, number, guest, kind, note.
  static <O, I> void needs(
      Tuple values,
      List<O> orders,
      Function<O, Party> party,
      Function<O, I> id,
      IntFunction<I[]> ids) {
    record Row<I>(I of, Integer number, Integer guest, String kind, @Nullable String note) {}
    var rows = new ArrayList<Row<I>>();
    for (var order : orders) {
      var number = 0;
      var guests = party.apply(order).guests();
      for (var i = 0; i < guests.size(); i++) {
        for (var need : guests.get(i).needs()) {
          number++;
          rows.add(new Row<>(id.apply(order), number, i + 1, need.kind(), need.note()));
        }
      }
    }
    values
        .addValue(DecisionsStore.column(rows, Row::of, ids))
        .addValue(DecisionsStore.column(rows, Row::number, Integer[]::new))
        .addValue(DecisionsStore.column(rows, Row::guest, Integer[]::new))
        .addValue(DecisionsStore.column(rows, Row::kind, String[]::new))
        .addValue(DecisionsStore.column(rows, Row::note, String[]::new));
  }
}
