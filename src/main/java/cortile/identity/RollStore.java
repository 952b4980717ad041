package cortile.identity;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/// The electoral roll.
final class RollStore {
  private final Db db;

  RollStore(Db db) {
    this.db = db;
  }

  /// Lets one import at a time in, and nobody become a person meanwhile: addresses are decided on
  /// what was read.
  static Future<Void> lock(Tx tx) {
    return tx.query("LOCK TABLE identity.person IN SHARE ROW EXCLUSIVE MODE").mapEmpty();
  }

  /// The entries that rows name.
  static Future<Map<String, RollPlan.Stored>> entries(Tx tx, List<RollRow> rows) {
    return tx.query(
            """
            SELECT e.reference, e.person, e.birth_date, e.area, e.kind, p.role, p.email
            FROM identity.roll_entry e JOIN identity.person p ON p.id = e.person
            WHERE e.reference = ANY ($1)
            """,
            (Object) rows.stream().map(RollRow::reference).toArray(String[]::new))
        .map(found -> {
          var entries = new HashMap<String, RollPlan.Stored>();
          for (var row : found) {
            entries.put(
                row.getString("reference"),
                new RollPlan.Stored(
                    entry(row),
                    Role.of(row.getString("role")).orElseThrow(),
                    row.getString("email")));
          }
          return entries;
        });
  }

  private static RollPlan.Entry entry(Row row) {
    return new RollPlan.Entry(
        row.getString("reference"),
        row.getUUID("person"),
        row.getLocalDate("birth_date"),
        row.getString("area"),
        row.getString("kind"));
  }

  /// Who has the addresses that rows name.
  static Future<Map<String, RollPlan.Owner>> owners(Tx tx, List<RollRow> rows) {
    return tx.query(
            """
            SELECT p.id, p.email, p.role,
              EXISTS (SELECT FROM identity.roll_entry e WHERE e.person = p.id) AS listed
            FROM identity.person p WHERE p.email = ANY ($1)
            """,
            (Object)
                rows.stream()
                    .map(RollRow::email)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toArray(String[]::new))
        .map(found -> {
          var owners = new HashMap<String, RollPlan.Owner>();
          for (var row : found) {
            var person = PersonStore.person(row);
            owners.put(
                row.getString("email"),
                new RollPlan.Owner(person.id(), person.role(), row.getBoolean("listed")));
          }
          return owners;
        });
  }

  /// Writes a plan. Addresses are taken away before any is given: no two people have the same in
  /// between.
  static Future<Void> write(Tx tx, RollPlan plan) {
    var moved = plan.emails();
    var people = moved.keySet().toArray(UUID[]::new);
    var addresses = moved.values().stream().map(RollPlan.Emails::after).toArray(String[]::new);
    return tx.query(
            "INSERT INTO identity.person (id) SELECT unnest($1::uuid[])",
            (Object) plan.newPeople().toArray(UUID[]::new))
        .compose(x ->
            tx.query(
                "UPDATE identity.person SET email = NULL WHERE id = ANY ($1)", (Object) people))
        .compose(x ->
            tx.query(
                """
                UPDATE identity.person p SET email = v.email
                FROM unnest($1::uuid[], $2::text[]) AS v (id, email)
                WHERE p.id = v.id AND v.email IS NOT NULL
                """,
                people,
                addresses))
        .compose(x -> writeEntries(tx, plan.added()))
        .compose(x -> writeEntries(tx, plan.changed()))
        .compose(x ->
            tx.query(
                """
                UPDATE identity.roll_entry SET imported = current_date
                WHERE reference = ANY ($1) AND imported <> current_date
                """,
                (Object) plan.unchanged().toArray(String[]::new)))
        .mapEmpty();
  }

  private static Future<RowSet<Row>> writeEntries(Tx tx, List<RollPlan.Entry> entries) {
    return tx.query(
        """
        INSERT INTO identity.roll_entry (reference, person, birth_date, area, kind)
        SELECT * FROM unnest($1::text[], $2::uuid[], $3::date[], $4::text[], $5::text[])
        ON CONFLICT (reference) DO UPDATE
        SET birth_date = excluded.birth_date, area = excluded.area, kind = excluded.kind,
          imported = current_date
        """,
        Tuple.of(
            entries.stream().map(RollPlan.Entry::reference).toArray(String[]::new),
            entries.stream().map(RollPlan.Entry::person).toArray(UUID[]::new),
            entries.stream().map(RollPlan.Entry::birthDate).toArray(LocalDate[]::new),
            entries.stream().map(RollPlan.Entry::area).toArray(String[]::new),
            entries.stream().map(RollPlan.Entry::kind).toArray(String[]::new)));
  }

  /// How many entries there are.
  record Summary(long entries, Map<String, Long> areas, Map<String, Long> kinds) {}

  Future<Summary> summary() {
    return db.query(
            "SELECT area, kind, count(*) AS entries FROM identity.roll_entry GROUP BY area, kind")
        .map(rows -> {
          var areas = new TreeMap<String, Long>();
          var kinds = new TreeMap<String, Long>();
          var all = 0L;
          for (var row : rows) {
            var entries = row.getLong("entries");
            all += entries;
            kinds.merge(row.getString("kind"), entries, Long::sum);
            var area = row.getString("area");
            if (area != null) {
              areas.merge(area, entries, Long::sum);
            }
          }
          return new Summary(all, areas, kinds);
        });
  }
}
