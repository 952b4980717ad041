package cortile.identity;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// People, their roles and set-up links.
final class PersonStore {
  private final Db db;

  PersonStore(Db db) {
    this.db = db;
  }

  /// The person of an address, who has just proved to read its mail. Made if there is none.
  static Future<Person> byEmail(Tx tx, String email) {
    return tx.query(
            """
            INSERT INTO identity.person (email, proven) VALUES ($1, true)
            ON CONFLICT (email) DO UPDATE SET proven = true, seen = current_date
            RETURNING id, role, email
            """,
            email)
        .map(rows -> person(rows.iterator().next()));
  }

  Future<Optional<Person>> find(UUID id) {
    return db.query("SELECT id, role, email FROM identity.person WHERE id = $1", id)
        .map(PersonStore::first);
  }

  /// Everybody with a role beyond resident.
  Future<List<Person>> staff() {
    return db.query(
            """
            SELECT id, role, email FROM identity.person WHERE role <> 'resident'
            ORDER BY role, email
            """)
        .map(rows -> {
          var people = new ArrayList<Person>();
          rows.forEach(row -> people.add(person(row)));
          return people;
        });
  }

  /// What became of an appointment.
  ///
  /// @param voter this person may have voted, or may do so without further notice: nobody else may
  ///   be handed a way into the account
  record Appointed(UUID id, Role before, boolean voter) {}

  /// Gives an address a role.
  static Future<Appointed> appoint(Tx tx, String email, Role role) {
    return tx.query(
            """
            INSERT INTO identity.person (email, role) VALUES ($1, $2)
            ON CONFLICT (email) DO UPDATE SET role = excluded.role, seen = current_date
            RETURNING id, coalesce(old.role, 'resident') AS before,
              new.proven OR EXISTS (SELECT FROM identity.roll_entry e WHERE e.person = new.id) AS voter
            """,
            email,
            role.wire())
        .map(rows -> rows.iterator().next())
        .map(row -> new Appointed(row.getUUID("id"), role(row, "before"), row.getBoolean("voter")));
  }

  /// Whether anybody but `except` is an organiser. Organisers can't be dismissed at the same time:
  /// the lock makes one wait.
  static Future<Boolean> otherOrganiser(Tx tx, UUID except) {
    return tx.query("SELECT pg_advisory_xact_lock(7103)")
        .compose(locked ->
            tx.query(
                "SELECT FROM identity.person WHERE role = 'organiser' AND id <> $1 LIMIT 1",
                except))
        .map(rows -> rows.size() > 0);
  }

  Future<Boolean> hasOrganiser() {
    return db.query("SELECT FROM identity.person WHERE role = 'organiser' LIMIT 1")
        .map(rows -> rows.size() > 0);
  }

  /// Stores a set-up link; `person` null for the first start.
  static Future<Instant> addLink(Tx tx, byte[] hash, @Nullable UUID person) {
    return tx.query(
            """
            INSERT INTO identity.setup_link (hash, person, expires)
            VALUES ($1, $2, clock_timestamp() + $3 * interval '1 second')
            RETURNING expires
            """,
            Tuple.of(Buffer.buffer(hash), person, Retention.SETUP_LINK.toSeconds()))
        .map(rows -> CodeStore.instant(rows.iterator().next(), "expires"));
  }

  /// Makes the links of a person useless.
  static Future<Void> dropLinks(Tx tx, UUID person) {
    return tx.query("DELETE FROM identity.setup_link WHERE person = $1", person).mapEmpty();
  }

  /// A link that was used up.
  ///
  /// @param person empty for the link of the first start
  record Link(Optional<Person> person) {}

  /// Uses a link up; empty if there is none.
  static Future<Optional<Link>> useLink(Tx tx, byte[] hash) {
    return tx.query(
            """
            WITH used AS (
              DELETE FROM identity.setup_link WHERE hash = $1 AND expires > clock_timestamp()
              RETURNING person
            )
            SELECT used.person AS owner, p.id, p.role, p.email
            FROM used LEFT JOIN identity.person p ON p.id = used.person
            """,
            Buffer.buffer(hash))
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Link(row.getUUID("owner") == null ? Optional.empty() : Optional.of(person(row))));
        });
  }

  /// Makes the first organiser, and all other links of the first start useless.
  static Future<Person> firstOrganiser(Tx tx, String email) {
    return tx.query("DELETE FROM identity.setup_link WHERE person IS NULL")
        .compose(gone ->
            tx.query(
                """
                INSERT INTO identity.person (email, role) VALUES ($1, 'organiser')
                ON CONFLICT (email) DO UPDATE SET role = 'organiser', seen = current_date
                RETURNING id, role, email
                """,
                email))
        .map(rows -> person(rows.iterator().next()));
  }

  static Optional<Person> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(person(rows.iterator().next()));
  }

  static Person person(Row row) {
    return new Person(row.getUUID("id"), role(row, "role"), row.getString("email"));
  }

  private static Role role(Row row, String column) {
    return Role.of(row.getString(column)).orElseThrow();
  }
}
