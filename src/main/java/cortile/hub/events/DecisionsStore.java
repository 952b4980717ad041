package cortile.hub.events;

import cortile.hub.events.HallsStore.Situation;
import cortile.kit.Json;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Writes what was decided: one statement for each kind of change, whatever the number of bookings.
final class DecisionsStore {
  // The request's row comes last: it is what another node may wait for.
  private static final String MADE =
      """
      with made as (
        insert into hub.booking (event, code, state, standard, wheelchair, carer, name, email, phone, subject, language, source,
                                 line, lot, offered_until, revision, content, made, changed, last_need)
        select c.*, c.made, (select count(*) from unnest($24::text[]) as n(code) where n.code = c.code)
        from unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[],
                    $10::text[], $11::text[], $12::text[], $13::bigint[], $14::bigint[], $15::timestamptz[], $16::int[],
                    $17::text[], $18::timestamptz[])
          as c(event, code, state, standard, wheelchair, carer, name, email, phone, subject, language, source,
               line, lot, offered_until, revision, content, made)
        order by c.event, c.line
        returning id, code
      ), guests as (
        insert into hub.guest (booking, number, name, kind, age)
        select m.id, g.number, g.name, g.kind, g.age
        from unnest($19::text[], $20::int[], $21::text[], $22::text[], $23::int[]) as g(code, number, name, kind, age)
        join made m using (code)
      ), needs as (
        insert into hub.need (booking, number, guest, kind, note)
        select m.id, n.number, n.guest, n.kind, n.note
        from unnest($24::text[], $25::int[], $26::int[], $27::text[], $28::text[]) as n(code, number, guest, kind, note)
        join made m using (code)
      )
      insert into kit.request (operation, key, fingerprint, outcome)
      select 'book', r.key, r.fingerprint, jsonb_build_object('code', r.code)
      from unnest($29::bytea[], $30::bytea[], $2::text[]) as r(key, fingerprint, code)
      order by r.key
      """;

  private static final String CHANGED =
      """
      update hub.booking b
      set state = c.state, standard = c.standard, wheelchair = c.wheelchair, carer = c.carer, line = c.line,
          offered_until = c.offered_until, late = c.late, revision = c.revision, content = c.content, changed = c.changed
      from unnest($1::bigint[], $2::text[], $3::int[], $4::int[], $5::int[], $6::bigint[], $7::timestamptz[], $8::boolean[],
                  $9::int[], $10::text[], $11::timestamptz[])
        as c(id, state, standard, wheelchair, carer, line, offered_until, late, revision, content, changed)
      where b.id = c.id
      """;

  private static final String RELEASED =
      """
      update hub.guest g set released = true
      from unnest($1::bigint[], $2::int[]) as r(booking, number)
      where g.booking = r.booking and g.number = r.number
      """;

  // By deltas: whatever we believed of the seats, the table's own check has the last word.
  private static final String SEATS =
      """
      update hub.seats s set taken = s.taken + d.delta
      from unnest($1::bigint[], $2::text[], $3::int[]) as d(event, pool, delta)
      where s.event = d.event and s.pool = d.pool
      """;

  private static final String EVENTS =
      """
      update hub.event e
      set last_line = d.last_line, waiting = e.waiting + d.waiting,
          drawn_at = case when d.entries is not null then d.at else e.drawn_at end,
          entries = coalesce(d.entries::jsonb, e.entries)
      from unnest($1::bigint[], $2::bigint[], $3::int[], $4::text[], $5::timestamptz[]) as d(id, last_line, waiting, entries, at)
      where e.id = d.id
      """;

  private DecisionsStore() {}

  /// One event's decision beside what it was decided by.
  record Decided(Situation before, Decision decision) {
    OffsetDateTime at() {
      return before.now().atOffset(ZoneOffset.UTC);
    }
  }

  static Future<Void> write(Tx tx, List<Decided> all) {
    var writes = new ArrayList<Future<?>>();
    writes.add(made(tx, all));
    writes.add(changed(tx, all));
    writes.add(PartiesStore.replace(tx, all));
    writes.add(released(tx, all));
    writes.add(seats(tx, all));
    writes.add(events(tx, all));
    return Future.all(writes).mapEmpty();
  }

  private static Future<?> made(Tx tx, List<Decided> all) {
    record New(Decision.Made made, OffsetDateTime at) {}
    var rows =
        all.stream()
            .flatMap(d -> d.decision().made().stream().map(m -> new New(m, d.at())))
            .toList();
    if (rows.isEmpty()) {
      return Future.succeededFuture();
    }
    var bookings = rows.stream().map(r -> r.made().booking()).toList();
    var orders = rows.stream().map(r -> r.made().order()).toList();
    var contacts = orders.stream().map(o -> o.party().contact()).toList();
    var values =
        Tuple.tuple()
            .addValue(column(orders, Order.Book::event, Long[]::new))
            .addValue(column(bookings, Held::code, String[]::new))
            .addValue(column(bookings, b -> b.state().wire(), String[]::new))
            .addValue(column(bookings, b -> b.seats().standard(), Integer[]::new))
            .addValue(column(bookings, b -> b.seats().wheelchair(), Integer[]::new))
            .addValue(column(bookings, b -> b.seats().carer(), Integer[]::new))
            .addValue(column(contacts, Party.Contact::name, String[]::new))
            .addValue(column(contacts, Party.Contact::email, String[]::new))
            .addValue(column(contacts, Party.Contact::phone, String[]::new))
            .addValue(column(orders, Order.Book::subject, String[]::new))
            .addValue(column(contacts, Party.Contact::language, String[]::new))
            .addValue(column(orders, o -> o.source().wire(), String[]::new))
            .addValue(column(bookings, Held::line, Long[]::new))
            .addValue(column(bookings, Held::lot, Long[]::new))
            .addValue(column(bookings, DecisionsStore::until, OffsetDateTime[]::new))
            .addValue(column(bookings, Held::revision, Integer[]::new))
            .addValue(column(bookings, Held::content, String[]::new))
            .addValue(column(rows, New::at, OffsetDateTime[]::new));
    PartiesStore.guests(values, orders, o -> o.party(), Order.Book::code, String[]::new);
    PartiesStore.needs(values, orders, o -> o.party(), Order.Book::code, String[]::new);
    var requests = orders.stream().map(Order.Book::request).toList();
    values
        .addValue(column(requests, r -> RequestsStore.bytes(r.key()), Buffer[]::new))
        .addValue(column(requests, r -> RequestsStore.bytes(r.fingerprint()), Buffer[]::new));
    return tx.query(MADE, values);
  }

  private static Future<?> changed(Tx tx, List<Decided> all) {
    record Row(Held booking, OffsetDateTime at) {}
    var rows =
        all.stream()
            .flatMap(d -> d.decision().changed().stream().map(b -> new Row(b, d.at())))
            .sorted(Comparator.comparingLong(row -> row.booking().id()))
            .toList();
    if (rows.isEmpty()) {
      return Future.succeededFuture();
    }
    var bookings = rows.stream().map(Row::booking).toList();
    return tx.query(
        CHANGED,
        Tuple.tuple()
            .addValue(column(bookings, Held::id, Long[]::new))
            .addValue(column(bookings, b -> b.state().wire(), String[]::new))
            .addValue(column(bookings, b -> b.seats().standard(), Integer[]::new))
            .addValue(column(bookings, b -> b.seats().wheelchair(), Integer[]::new))
            .addValue(column(bookings, b -> b.seats().carer(), Integer[]::new))
            .addValue(column(bookings, Held::line, Long[]::new))
            .addValue(column(bookings, DecisionsStore::until, OffsetDateTime[]::new))
            .addValue(column(bookings, Held::late, Boolean[]::new))
            .addValue(column(bookings, Held::revision, Integer[]::new))
            .addValue(column(bookings, Held::content, String[]::new))
            .addValue(column(rows, Row::at, OffsetDateTime[]::new)));
  }

  private static Future<?> released(Tx tx, List<Decided> all) {
    record Gone(Long booking, Integer number) {}
    var rows =
        all.stream()
            .flatMap(d -> d.decision().released().stream())
            .flatMap(r -> r.guests().stream().map(number -> new Gone(r.booking(), number)))
            .toList();
    return rows.isEmpty()
        ? Future.succeededFuture()
        : tx.query(
            RELEASED,
            column(rows, Gone::booking, Long[]::new),
            column(rows, Gone::number, Integer[]::new));
  }

  private static Future<?> seats(Tx tx, List<Decided> all) {
    record Delta(Long event, String pool, Integer seats) {}
    var deltas = new ArrayList<Delta>();
    for (var each : all) {
      var hall = each.before().hall();
      for (var i = 0; i < hall.pools().size(); i++) {
        var before = hall.pools().get(i);
        var delta = each.decision().pools().get(i).taken() - before.taken();
        if (delta != 0) {
          deltas.add(new Delta(hall.id(), before.name(), delta));
        }
      }
    }
    return deltas.isEmpty()
        ? Future.succeededFuture()
        : tx.query(
            SEATS,
            Tuple.of(
                column(deltas, Delta::event, Long[]::new),
                column(deltas, Delta::pool, String[]::new),
                column(deltas, Delta::seats, Integer[]::new)));
  }

  private static Future<?> events(Tx tx, List<Decided> all) {
    return tx.query(
        EVENTS,
        Tuple.of(
            column(all, d -> d.before().hall().id(), Long[]::new),
            column(all, d -> d.decision().lastLine(), Long[]::new),
            column(all, d -> d.decision().waiting() - d.before().hall().waiting(), Integer[]::new),
            column(all, d -> entries(d.decision().drawn()), String[]::new),
            column(all, Decided::at, OffsetDateTime[]::new)));
  }

  private static @Nullable String entries(@Nullable List<Decision.Drawn> drawn) {
    return drawn == null ? null : Json.write(drawn).toString();
  }

  private static @Nullable OffsetDateTime until(Held booking) {
    var until = booking.offeredUntil();
    return until == null ? null : until.atOffset(ZoneOffset.UTC);
  }

  /// One column of the rows, as a statement takes it.
  static <R, V> V[] column(
      List<R> rows, Function<? super R, ? extends @Nullable V> value, IntFunction<V[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
