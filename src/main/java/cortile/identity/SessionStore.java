package cortile.identity;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sessions, and those that were ended while their tokens live on.
final class SessionStore {
  private final Db db;

  SessionStore(Db db) {
    this.db = db;
  }

  /// Begins a session.
  static Future<Session> begin(Tx tx, String id, Person person, Way way) {
    return tx.query(
            """
            INSERT INTO identity.session (id, person, way, ends)
            VALUES ($1, $2, $3, date_trunc('hour', now() + $4 * interval '1 second' + interval '1 hour'))
            RETURNING ends
            """,
            id,
            person.id(),
            way.wire(),
            Retention.SESSION_IDLE.toSeconds())
        .map(rows -> new Session(id, person, CodeStore.instant(rows.iterator().next(), "ends")));
  }

  /// A session that is alive, with its end moved on. The row is written only when the hour has
  /// changed.
  Future<Optional<Session>> renew(String id) {
    return db.query(
            """
            WITH alive AS (
              SELECT s.id AS session, p.id, p.email,
                CASE s.way WHEN 'printed' THEN 'resident' ELSE p.role END AS role,
                least(date_trunc('hour', now() + $2 * interval '1 second' + interval '1 hour'),
                  s.started + $3 * interval '1 day') AS ends
              FROM identity.session s JOIN identity.person p ON p.id = s.person
              WHERE s.id = $1 AND s.ends > now()
            ), moved AS (
              UPDATE identity.session s SET ends = alive.ends FROM alive
              WHERE s.id = alive.session AND s.ends <> alive.ends
            )
            SELECT id, role, email, ends FROM alive WHERE ends > now()
            """,
            id,
            Retention.SESSION_IDLE.toSeconds(),
            Retention.SESSION_DAYS)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Session(id, PersonStore.person(row), CodeStore.instant(row, "ends")));
        });
  }

  /// Ends one session.
  Future<Void> end(String id) {
    return db.query(
            """
            WITH ended AS (DELETE FROM identity.session WHERE id = $1)
            INSERT INTO identity.revoked_session (session, until)
            VALUES ($1, clock_timestamp() + $2 * interval '1 second')
            ON CONFLICT (session) DO NOTHING
            """,
            id,
            Retention.REVOKED.toSeconds())
        .mapEmpty();
  }

  /// Ends all sessions of these people; with `handed` only those that began by a printed code or a
  /// set-up link.
  static Future<List<String>> endAll(Tx tx, List<UUID> people, boolean handed) {
    return tx.query(
            """
            WITH ended AS (
              DELETE FROM identity.session
              WHERE person = ANY ($1) AND NOT ($2 AND way = 'email')
              RETURNING id
            )
            INSERT INTO identity.revoked_session (session, until)
            SELECT id, clock_timestamp() + $3 * interval '1 second' FROM ended
            ON CONFLICT (session) DO NOTHING
            RETURNING session
            """,
            people.toArray(UUID[]::new),
            handed,
            Retention.REVOKED.toSeconds())
        .map(rows -> {
          var ended = new ArrayList<String>();
          rows.forEach(row -> ended.add(row.getString("session")));
          return ended;
        });
  }

  /// What was revoked since a time of the database's clock.
  ///
  /// @param now the database's clock before it looked
  record Revoked(Instant now, List<String> sessions) {}

  Future<Revoked> revokedSince(Instant time) {
    return db.query(
            """
            SELECT now() AS now, r.session
            FROM (VALUES (1)) AS one
            LEFT JOIN identity.revoked_session r ON r.made > $1 AND r.until > now()
            """,
            OffsetDateTime.ofInstant(time, java.time.ZoneOffset.UTC))
        .map(SessionStore::revoked);
  }

  private static Revoked revoked(RowSet<Row> rows) {
    var sessions = new ArrayList<String>();
    rows.forEach(row -> {
      var session = row.getString("session");
      if (session != null) {
        sessions.add(session);
      }
    });
    return new Revoked(CodeStore.instant(rows.iterator().next(), "now"), sessions);
  }
}
