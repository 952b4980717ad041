package cortile.polls;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who leads a workshop, and the invitations by which they come.
final class MembersStore {
  private static final String MEMBER =
      """
      select from polls.member m join polls.workshop w on w.id = m.workshop where w.code = $1 and m.subject = $2
      """;

  // A number is never given again while the log names it.
  private static final String ADD =
      """
      insert into polls.member (workshop, number, subject, role, name)
      select $1, 1 + greatest((select coalesce(max(number), 0) from polls.member where workshop = $1),
        (select coalesce(max(member), 0) from polls.log where workshop = $1)), $2, $3, $4
      on conflict (workshop, subject) do nothing
      """;

  // The workshop is locked, so two people can't use one invitation.
  private static final String USE =
      """
      update polls.invitation set used_by = $3
      where workshop = $1 and hash = $2 and (used_by = $3 or (used_by is null and expires > clock_timestamp())) returning role
      """;

  private MembersStore() {}

  static Future<Boolean> isMember(Db db, String code, String subject) {
    return db.query(MEMBER, code, subject).map(rows -> rows.size() == 1);
  }

  /// Locks a live or prepared workshop for somebody who comes by an invitation.
  static Future<Optional<Long>> hold(Tx tx, String code) {
    return tx.query(
            "select id from polls.workshop where code = $1 and phase <> 'ended' for no key update",
            code)
        .map(rows -> WorkshopsStore.first(rows).map(row -> row.getLong("id")));
  }

  static Future<Void> add(
      Tx tx, long workshop, String subject, String role, @Nullable String name) {
    return tx.query(ADD, workshop, subject, role, name).mapEmpty();
  }

  static Future<OffsetDateTime> invite(Tx tx, long workshop, byte[] hash, String role) {
    return tx.query(
            """
            insert into polls.invitation (hash, workshop, role, expires)
            values ($1, $2, $3, date_trunc('second', clock_timestamp()) + interval '7 days') returning expires
            """,
            Buffer.buffer(hash),
            workshop,
            role)
        .map(rows -> rows.iterator().next().getOffsetDateTime("expires"));
  }

  /// The role of an invitation that is good for somebody, used up now or by them before.
  static Future<Optional<String>> use(Tx tx, long workshop, byte[] hash, String subject) {
    return tx.query(USE, workshop, Buffer.buffer(hash), subject)
        .map(rows -> WorkshopsStore.first(rows).map(row -> row.getString("role")));
  }

  /// Takes a member away; false if that would leave no owner.
  static Future<Boolean> remove(Tx tx, long workshop, long number) {
    return tx.query(
            """
            with gone as (
              delete from polls.member m where workshop = $1 and number = $2
                and (role <> 'owner' or exists (select from polls.member o where o.workshop = $1 and o.role = 'owner' and o.number <> $2))
              returning number)
            select exists (select from gone) or not exists (select from polls.member where workshop = $1 and number = $2) as done
            """,
            workshop,
            number)
        .map(rows -> rows.iterator().next().getBoolean("done"));
  }
}
