package cortile.polls;

import cortile.kit.Db;
import cortile.kit.Tx;
import cortile.polls.Deed.Member;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of workshops and their log.
final class WorkshopsStore {
  // Whoever is no member finds nothing: who may do what is asked in the query.
  private static final String HOLD =
      """
      select w.id, w.code, w.phase, m.role, m.number as member, w.protection, w.names, w.frozen is not null as frozen,
        exists (select from polls.answer a join polls.round r on r.id = a.round join polls.question q on q.id = r.question
          where q.workshop = w.id) as answered
      from polls.workshop w join polls.member m on m.workshop = w.id and m.subject = $2
      where w.code = $1 for no key update of w
      """;

  private static final String LIST =
      """
      select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          'code', w.code, 'phase', w.phase, 'title', w.title, 'hub', w.hub, 'date', polls.utc(w.date), 'role', m.role, 'joined', w.joined,
          'questions', (select count(*) from polls.question where workshop = w.id))) order by w.id desc), '[]') as list
      from polls.workshop w join polls.member m on m.workshop = w.id where m.subject = $1
      """;

  private static final String INSERT =
      """
      insert into polls.workshop (code, phase, title, hub, date, pacing, protection, names, maker, request)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id
      """;

  private static final String UPDATE =
      """
      update polls.workshop set title = $2, hub = $3, date = $4, pacing = $5, protection = $6, names = $7 where id = $1
      """;

  private static final String COPY =
      """
      with made as (
        insert into polls.workshop (code, phase, title, hub, pacing, protection, names, maker, request)
        select $2, $3, coalesce($4, title), hub, pacing, protection, names, $5, $6 from polls.workshop where id = $1
        returning id
      ), asked as (
        insert into polls.question (workshop, key, position, kind, text, rules, changeable, moderated, live)
        select m.id, q.key, q.position, q.kind, q.text, q.rules, q.changeable, q.moderated, q.live
        from polls.question q cross join made m where q.workshop = $1 returning id, key
      ), options as (
        insert into polls.option (question, number, key, position, text)
        select a.id, o.number, o.key, o.position, o.text
        from polls.option o join polls.question q on q.id = o.question join asked a on a.key = q.key where q.workshop = $1
      )
      select id from made
      """;

  // Only what is named changes. The frozen document is that of the wall as it is now.
  private static final String STEER =
      """
      update polls.workshop w set
        current = case when $2::text is null then w.current when $2 = '' then null
          else (select id from polls.question where workshop = w.id and key = $2) end,
        pacing = coalesce($3, w.pacing), locked = coalesce($4, w.locked),
        frozen = case when $5::boolean is null then w.frozen when $5 then coalesce(w.frozen, $6) end
      where w.id = $1
      returning $2::text is null or $2 = '' or w.current is not null as known
      """;

  private WorkshopsStore() {}

  /// A workshop that is locked for a member.
  ///
  /// @param answered somebody has answered
  record Held(
      long id,
      String code,
      String phase,
      Member role,
      int member,
      String protection,
      String names,
      boolean frozen,
      boolean answered) {}

  /// Locks a workshop for a member of it; empty for everybody else.
  static Future<Optional<Held>> hold(Tx tx, String code, String subject) {
    return tx.query(HOLD, code, subject)
        .map(rows ->
            first(rows)
                .map(row ->
                    new Held(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("phase"),
                        Member.of(row.getString("role")),
                        row.getInteger("member"),
                        row.getString("protection"),
                        row.getString("names"),
                        row.getBoolean("frozen"),
                        row.getBoolean("answered"))));
  }

  /// The workshops of which somebody is a member, newest first.
  static Future<JsonArray> list(Db db, String subject) {
    return db.query(LIST, subject).map(rows -> rows.iterator().next().getJsonArray("list"));
  }

  static Future<Long> insert(
      Tx tx, String code, JsonObject draft, String subject, @Nullable String request) {
    return tx.query(
            INSERT,
            code,
            draft.getBoolean("template", false) ? "template" : "live",
            draft.getJsonObject("title"),
            draft.getString("hub"),
            time(draft),
            draft.getString("pacing", "led"),
            draft.getString("protection", "code"),
            draft.getString("names", "hidden"),
            subject,
            request)
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  static Future<Void> update(Tx tx, Held held, JsonObject draft) {
    return tx.query(
            UPDATE,
            held.id(),
            draft.getJsonObject("title"),
            draft.getString("hub"),
            time(draft),
            draft.getString("pacing", "led"),
            draft.getString("protection", "code"),
            draft.getString("names", "hidden"))
        .mapEmpty();
  }

  /// Duplicates a workshop with its questions; the copy's number.
  static Future<Long> copy(
      Tx tx,
      long id,
      String code,
      boolean template,
      @Nullable JsonObject title,
      String subject,
      String request) {
    return tx.query(COPY, id, code, template ? "template" : "live", title, subject, request)
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  /// Changes what is named; false if the question is not known.
  ///
  /// @param wall what a wall that is frozen now keeps showing
  static Future<Boolean> steer(Tx tx, long id, JsonObject controls, @Nullable JsonObject wall) {
    return tx.query(
            STEER,
            id,
            controls.getString("current"),
            controls.getString("pacing"),
            controls.getBoolean("locked"),
            controls.getBoolean("frozen"),
            wall)
        .map(rows -> rows.iterator().next().getBoolean("known"));
  }

  /// Ends a workshop and closes what is open, under the locks of its rounds.
  static Future<Void> end(Tx tx, long id) {
    return tx.query(
            """
            update polls.round set closed_at = clock_timestamp() where closed_at is null
              and question in (select id from polls.question where workshop = $1)
            """,
            id)
        .compose(v ->
            tx.query(
                "update polls.workshop set phase = 'ended', current = null, frozen = null where id"
                    + " = $1",
                id))
        .mapEmpty();
  }

  /// Deletes a workshop with everything in it; its code stays taken.
  static Future<Void> delete(Tx tx, long id) {
    return tx.query("delete from polls.workshop where id = $1", id).mapEmpty();
  }

  /// Adds to the tries that were refused at the doors of workshops.
  static Future<Void> refused(Tx tx, String code, long tries) {
    return tx.query("update polls.workshop set refused = refused + $2 where code = $1", code, tries)
        .mapEmpty();
  }

  static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  private static @Nullable OffsetDateTime time(JsonObject draft) {
    var text = draft.getString("date");
    return text == null ? null : OffsetDateTime.parse(text);
  }
}
