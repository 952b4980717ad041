package cortile.budgets;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes what organisers prepare: budgets, pots and projects.
final class DraftsStore {
  private static final String INSERT =
      """
      insert into budgets.budget (slug, title, summary, currency, opens_at, closes_at, tally, release_step, kind, scope,
        min_choices, max_choices, max_cost, max_points, min_per_project, max_per_project, needs_roll, min_age, areas, kinds, themes,
        rule, rule_step, min_votes)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
      on conflict (slug) do nothing
      returning id
      """;

  private static final String UPDATE =
      """
      update budgets.budget set slug = $1, title = $2, summary = $3, currency = $4, opens_at = $5, closes_at = $6, tally = $7,
        release_step = $8, kind = $9, scope = $10, min_choices = $11, max_choices = $12, max_cost = $13, max_points = $14,
        min_per_project = $15, max_per_project = $16, needs_roll = $17, min_age = $18, areas = $19, kinds = $20, themes = $21,
        rule = $22, rule_step = $23, min_votes = $24,
        paper_version = paper_version + 1
      where id = $25
      """;

  private static final String POT =
      """
      insert into budgets.pot (budget, key, position, title, area, amount) values ($1, $2, $3, $4, $5, $6)
      on conflict (budget, key) do update
        set position = excluded.position, title = excluded.title, area = excluded.area, amount = excluded.amount
      """;

  private static final String PROJECT =
      """
      insert into budgets.project (budget, id, number, pot, cost, title, text, theme, area, place, picture, picture_type, position, tie)
      select $1, $2, n.number, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12, n.number), coalesce($13, $12, n.number)
      from (select coalesce(max(number), 0) + 1 as number from budgets.project where budget = $1) n
      on conflict (budget, id) do update
        set pot = excluded.pot, cost = excluded.cost, title = excluded.title, text = excluded.text, theme = excluded.theme,
            area = excluded.area, place = excluded.place, picture = coalesce(excluded.picture, project.picture),
            picture_type = coalesce(excluded.picture_type, project.picture_type),
            position = coalesce($12, project.position), tie = coalesce($13, $12, project.tie)
      """;

  private DraftsStore() {}

  /// A budget that an organiser changes, locked.
  record Held(long id, String phase, boolean voted) {}

  /// Locks a budget against ballots and other changes; nothing if there is none.
  static Future<Optional<Held>> hold(Tx tx, String slug) {
    return tx.query("select id from budgets.budget where slug = $1 for no key update", slug)
        .compose(found ->
            tx.query(
                """
                select b.id, b.phase, exists (select from budgets.participation p where p.budget = b.id) as voted
                from budgets.budget b where b.slug = $1
                """,
                slug))
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Held(row.getLong("id"), row.getString("phase"), row.getBoolean("voted")));
        });
  }

  /// Stores a new draft with its own tables for votes; nothing if the slug is taken.
  static Future<Optional<Long>> insert(Tx tx, JsonObject draft) {
    return tx.query(INSERT, Tuple.from(values(draft)))
        .compose(rows -> {
          if (rows.size() == 0) {
            return Future.succeededFuture(Optional.empty());
          }
          long id = rows.iterator().next().getLong("id");
          return tx.define(PhasesStore.partition("ballot", id))
              .compose(v -> tx.define(PhasesStore.partition("participation", id)))
              .compose(v -> tx.query("insert into budgets.turnout (budget) values ($1)", id))
              .compose(v -> pots(tx, id, draft))
              .map(v -> Optional.of(id));
        });
  }

  /// Replaces a budget's own facts and its pots. Pots that projects still lie in must be among the
  /// new ones.
  static Future<Void> update(Tx tx, long id, JsonObject draft) {
    var values = values(draft);
    values.add(id);
    var keys = draft.getJsonObject("pots").fieldNames().toArray(String[]::new);
    return tx.query(UPDATE, Tuple.from(values))
        .compose(v -> pots(tx, id, draft))
        .compose(
            v -> tx.query("delete from budgets.pot where budget = $1 and key <> all($2)", id, keys))
        .mapEmpty();
  }

  /// Stores projects by their ids, with a tally row each.
  static Future<Void> projects(Tx tx, long id, JsonArray projects) {
    var values = new ArrayList<Tuple>();
    for (var i = 0; i < projects.size(); i++) {
      values.add(project(id, projects.getJsonObject(i)));
    }
    return tx.each(PROJECT, values)
        .compose(v ->
            tx.query(
                """
                insert into budgets.tally (budget, number)
                select budget, number from budgets.project where budget = $1 on conflict do nothing
                """,
                id))
        .compose(v ->
            tx.query(
                "update budgets.budget set paper_version = paper_version + 1 where id = $1", id))
        .mapEmpty();
  }

  /// Deletes a draft with everything of it.
  static Future<Void> delete(Tx tx, long id) {
    return tx.query("delete from budgets.project where budget = $1", id)
        .compose(v -> tx.query("delete from budgets.budget where id = $1", id))
        .compose(v -> tx.define("drop table budgets.ballot_" + id))
        .compose(v -> tx.define("drop table budgets.participation_" + id));
  }

  /// Takes a project off a draft.
  static Future<Void> deleteProject(Tx tx, long id, String project) {
    return tx.query(
            """
            with gone as (delete from budgets.project where budget = $1 and id = $2 returning number)
            delete from budgets.tally where budget = $1 and number in (select number from gone)
            """,
            id,
            project)
        .compose(v ->
            tx.query(
                "update budgets.budget set paper_version = paper_version + 1 where id = $1", id))
        .mapEmpty();
  }

  private static Future<Void> pots(Tx tx, long id, JsonObject draft) {
    var values = new ArrayList<Tuple>();
    for (var entry : draft.getJsonObject("pots")) {
      var pot = (JsonObject) entry.getValue();
      values.add(
          Tuple.from(
              new Object[] {
                id,
                entry.getKey(),
                pot.getInteger("position", values.size() + 1),
                pot.getJsonObject("title"),
                pot.getString("area"),
                new BigDecimal(pot.getString("amount"))
              }));
    }
    return tx.each(POT, values);
  }

  private static List<@Nullable Object> values(JsonObject draft) {
    var paper = draft.getJsonObject("paper");
    var eligibility = draft.getJsonObject("eligibility", new JsonObject());
    var minAge = eligibility.getInteger("minAge");
    var areas = strings(eligibility.getJsonArray("areas"));
    var kinds = strings(eligibility.getJsonArray("kinds"));
    var needsRoll = minAge != null || areas != null || kinds != null;
    var values = new ArrayList<@Nullable Object>();
    values.add(draft.getString("slug"));
    values.add(draft.getJsonObject("title"));
    values.add(draft.getJsonObject("summary"));
    values.add(draft.getString("currency", "EUR"));
    values.add(time(draft.getString("opensAt")));
    values.add(time(draft.getString("closesAt")));
    values.add(draft.getString("tally", "turnout"));
    values.add(draft.getInteger("releaseStep", 5));
    values.add(paper.getString("kind"));
    values.add(paper.getString("scope"));
    values.add(paper.getInteger("min", 1));
    values.add(paper.getInteger("max"));
    values.add(amount(paper.getString("maxCost")));
    values.add(paper.getLong("maxPoints"));
    values.add(paper.getLong("minPerProject", 0L));
    values.add(paper.getLong("maxPerProject"));
    values.add(needsRoll || eligibility.getBoolean("roll", false));
    values.add(minAge);
    values.add(areas);
    values.add(kinds);
    values.add(draft.getJsonObject("themes", new JsonObject()));
    values.add(draft.getString("rule", DraftRules.DEFAULT_RULE));
    values.add(amount(draft.getString("ruleStep")));
    values.add(draft.getInteger("minVotes", 0));
    return values;
  }

  private static Tuple project(long budget, JsonObject project) {
    var picture = project.getString("picture", "");
    var comma = picture.indexOf(',');
    return Tuple.from(
        new @Nullable Object[] {
          budget,
          project.getString("id"),
          project.getString("pot"),
          new BigDecimal(project.getString("cost")),
          project.getJsonObject("title"),
          project.getJsonObject("text"),
          project.getString("theme"),
          project.getString("area"),
          project.getJsonObject("place"),
          comma < 0
              ? null
              : io.vertx.core.buffer.Buffer.buffer(
                  Base64.getDecoder().decode(picture.substring(comma + 1))),
          comma < 0 ? null : picture.substring("data:".length(), picture.indexOf(';')),
          project.getInteger("position"),
          project.getInteger("tie")
        });
  }

  private static String @Nullable [] strings(@Nullable JsonArray array) {
    return array == null || array.isEmpty()
        ? null
        : array.stream().map(String::valueOf).toArray(String[]::new);
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static @Nullable OffsetDateTime time(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text);
  }
}
