package cortile.budgets;

import cortile.kit.Db;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells people beforehand whether they may vote; the ballot itself is judged again where it is
/// written, by the same rules.
final class EligibilityStore {
  private static final String REASONS =
      """
      select to_jsonb(array_remove(array[
          case when $2::text is null then 'not-signed-in' end,
          case when $2::text is not null and b.needs_roll and e.subject is null then 'not-on-roll' end,
          case when e.subject is not null and b.min_age is not null
            and (e.birth_date is null or e.birth_date + make_interval(years => b.min_age) > current_date) then 'too-young' end,
          case when e.subject is not null and b.areas is not null and (e.area = any(b.areas)) is not true then 'other-area' end,
          case when e.subject is not null and b.kinds is not null and (e.kind = any(b.kinds)) is not true then 'other-kind' end
        ], null)) as reasons
      from budgets.budget b left join identity.eligibility e on b.needs_roll and e.subject = $2
      where b.slug = $1 and b.phase <> 'draft'
      """;

  private static final String RATE =
      """
      insert into budgets.rating (budget, day, stars, comment)
      select id, current_date, $2, $3 from budgets.budget where slug = $1 and phase <> 'draft'
      """;

  private EligibilityStore() {}

  /// Why a person may not vote; none if they may. Empty if there is no such budget.
  static Future<Optional<JsonArray>> reasons(Db db, String slug, Optional<String> subject) {
    return db.query(REASONS, slug, subject.orElse(null))
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getJsonArray("reasons")));
  }

  static Future<Void> rate(Db db, String slug, int stars, @Nullable String comment) {
    return db.query(RATE, slug, stars, comment)
        .map(rows -> {
          if (rows.rowCount() == 0) {
            throw Problem.of(404, "not-found").refused();
          }
          return null;
        });
  }
}
