package cortile.identity;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sign-in codes.
final class CodeStore {
  private final Db db;

  CodeStore(Db db) {
    this.db = db;
  }

  /// A code that may still be tried.
  record Live(UUID id, Buffer hash) {}

  /// What became of a new code.
  ///
  /// @param pause seconds until the account may have another code; 0 if this one was stored
  record Stored(UUID id, Instant expires, int pause) {}

  /// Stores a code, unless the account had its share. One account is dealt with at a time, on any
  /// node.
  Future<Stored> add(byte[] account, byte[] hash) {
    var id = UUID.randomUUID();
    return db.transaction(tx ->
        tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 7102))", hex(account))
            .compose(locked -> tx.query(ADD, adding(id, account, hash)))
            .map(rows -> rows.iterator().next())
            .map(row -> new Stored(id, instant(row, "expires"), row.getInteger("pause"))));
  }

  private static final String ADD =
      """
      WITH recent AS (
        SELECT made FROM identity.sign_in_code
        WHERE account = $2 AND made > clock_timestamp() - $4 * interval '1 second'
      ), added AS (
        INSERT INTO identity.sign_in_code (id, account, hash, expires)
        SELECT $1, $2, $3, clock_timestamp() + $5 * interval '1 second'
        WHERE (SELECT count(*) FROM recent) < $6
        RETURNING expires
      )
      SELECT coalesce((SELECT expires FROM added), clock_timestamp()) AS expires,
        CASE WHEN EXISTS (SELECT FROM added) THEN 0
        ELSE greatest(1, ceil(extract(epoch FROM
          (SELECT min(made) FROM recent) + $4 * interval '1 second' - clock_timestamp())))::integer
        END AS pause
      """;

  private static Object[] adding(UUID id, byte[] account, byte[] hash) {
    return new Object[] {
      id,
      Buffer.buffer(account),
      Buffer.buffer(hash),
      Retention.CODE_COUNT.toSeconds(),
      Retention.CODE.toSeconds(),
      Retention.CODES_PER_ACCOUNT
    };
  }

  /// Takes a code back, as if it had never been asked for.
  Future<Void> remove(UUID id) {
    return db.query("DELETE FROM identity.sign_in_code WHERE id = $1", id).mapEmpty();
  }

  /// Counts one try at every live code of an account, and only then gives them out to be compared:
  /// however many tries come at once, each code sees [Retention#TRIES_PER_CODE] at most.
  Future<List<Live>> spendTry(byte[] account) {
    return db.query(
            """
            UPDATE identity.sign_in_code SET tries = tries + 1
            WHERE account = $1 AND expires > clock_timestamp() AND tries < $2
            RETURNING id, hash
            """,
            Buffer.buffer(account),
            Retention.TRIES_PER_CODE)
        .map(rows -> {
          var live = new ArrayList<Live>();
          rows.forEach(row -> live.add(new Live(row.getUUID("id"), row.getBuffer("hash"))));
          return live;
        });
  }

  /// Uses a code up. False for all but one of those who try.
  static Future<Boolean> use(Tx tx, UUID id) {
    return tx.query("DELETE FROM identity.sign_in_code WHERE id = $1 RETURNING id", id)
        .map(rows -> rows.size() == 1);
  }

  /// Uses a printed code up; the person of its roll entry. The person is a resident in that
  /// session, whatever their role, because the code went through other hands.
  static Future<Optional<Person>> usePrinted(Tx tx, byte[] hash) {
    return tx.query(
            """
            WITH used AS (
              UPDATE identity.voting_code SET hash = NULL, used = current_date
              WHERE hash = $1 AND expires > clock_timestamp()
              RETURNING reference
            )
            UPDATE identity.person p SET proven = true, seen = current_date
            FROM identity.roll_entry e, used
            WHERE e.reference = used.reference AND p.id = e.person
            RETURNING p.id, 'resident' AS role, p.email
            """,
            Buffer.buffer(hash))
        .map(PersonStore::first);
  }

  /// A new printed code for an entry, in the place of the earlier one; empty if there is no such
  /// entry.
  Future<Optional<Instant>> print(String reference, byte[] hash, String by) {
    return db.query(
            """
            INSERT INTO identity.voting_code (reference, hash, expires, issued_by)
            SELECT reference, $2, date_trunc('day', clock_timestamp()) + $4 * interval '1 day', $3
            FROM identity.roll_entry WHERE reference = $1
            ON CONFLICT (reference) DO UPDATE
            SET hash = excluded.hash, expires = excluded.expires, used = NULL,
              issued = voting_code.issued + 1, issued_by = excluded.issued_by
            RETURNING expires
            """,
            reference,
            Buffer.buffer(hash),
            by,
            Retention.VOTING_CODE_DAYS)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(instant(rows.iterator().next(), "expires")));
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time.toInstant();
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
