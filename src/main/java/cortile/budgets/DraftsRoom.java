package cortile.budgets;

import cortile.kit.Db;
import cortile.kit.Keys;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What organisers do to a budget before and while people vote, and what anyone may read of it.
public final class DraftsRoom {
  private final Db db;
  private final Keys keys;

  public DraftsRoom(Db db, Keys keys) {
    this.db = db;
    this.keys = keys;
  }

  /// All budgets; drafts only for organisers.
  public Future<JsonArray> list(boolean drafts) {
    return BudgetsStore.list(db, drafts);
  }

  /// One budget's document, or 404.
  public Future<JsonObject> get(String slug, boolean drafts) {
    return BudgetsStore.document(db, slug, drafts)
        .map(found -> found.orElseThrow(DraftsRoom::unknown));
  }

  Future<BudgetsStore.Picture> picture(String slug, int number) {
    return BudgetsStore.picture(db, slug, number)
        .map(found -> found.orElseThrow(DraftsRoom::unknown));
  }

  /// Stores a new draft. 409 if the slug is taken, 422 if its parts contradict each other.
  public Future<JsonObject> create(JsonObject draft) {
    var slug = draft.getString("slug");
    refuse(DraftRules.broken(plain(draft)));
    return db.transaction(tx ->
        DraftsStore.insert(tx, draft)
            .compose(id ->
                id.isEmpty()
                    ? Future.failedFuture(Problem.of(409, "slug-taken", slug).refused())
                    : keys.makeBallotKey(tx, slug))
            .compose(key -> document(tx, slug)));
  }

  /// Replaces a budget's facts and pots. 409 names what is frozen.
  public Future<JsonObject> replace(String slug, JsonObject draft) {
    refuse(DraftRules.broken(plain(draft)));
    if (!slug.equals(draft.getString("slug"))) {
      throw Problem.of(422, "invalid")
          .with(List.of(Problem.Field.of("/slug", "slug-fixed")))
          .refused();
    }
    return edit(
        slug,
        (tx, held) ->
            document(tx, slug)
                .compose(before -> {
                  refuse(DraftRules.lost(plain(before), plain(draft)));
                  return DraftsStore.update(tx, held.id(), draft);
                }));
  }

  /// Adds or replaces projects. 409 names what is frozen, 422 an unknown pot or theme.
  public Future<JsonObject> putProjects(String slug, JsonArray projects) {
    return edit(
        slug,
        (tx, held) ->
            document(tx, slug)
                .compose(budget -> {
                  refuse(DraftRules.broken(plain(budget), plain(projects)));
                  return DraftsStore.projects(tx, held.id(), projects);
                }));
  }

  /// Takes a project off a budget on which nobody has voted.
  public Future<Void> deleteProject(String slug, String project) {
    return edit(slug, (tx, held) -> DraftsStore.deleteProject(tx, held.id(), project)).mapEmpty();
  }

  /// Deletes a draft; 409 for what was opened already. Repeatable.
  public Future<Void> delete(String slug) {
    return db.transaction(tx ->
        DraftsStore.hold(tx, slug)
            .compose(held -> {
              if (held.isEmpty()) {
                return Future.succeededFuture();
              }
              if (!held.get().phase().equals("draft")) {
                return Future.failedFuture(Problem.of(409, "not-draft").refused());
              }
              touch(tx, slug);
              return DraftsStore.delete(tx, held.get().id());
            }));
  }

  private interface Edit {
    Future<Void> apply(Tx tx, DraftsStore.Held held);
  }

  // The change is made and then held against what must not change: both documents come from the
  // database in one normal form.
  private Future<JsonObject> edit(String slug, Edit change) {
    return held(
        db,
        slug,
        (tx, held) ->
            document(tx, slug)
                .compose(before ->
                    change
                        .apply(tx, held)
                        .compose(v -> document(tx, slug))
                        .map(after -> {
                          refuseFrozen(held, before, after);
                          touch(tx, slug);
                          return after;
                        })));
  }

  private static void refuse(List<Judgement.Broken> broken) {
    if (!broken.isEmpty()) {
      throw Problem.of(422, "invalid").with(BallotProblems.fields(broken)).refused();
    }
  }

  private static void refuseFrozen(DraftsStore.Held held, JsonObject before, JsonObject after) {
    var draft = held.phase().equals("draft");
    var over = held.phase().equals("closed") || held.phase().equals("published");
    var changed = Frozen.differences(plain(before), plain(after), !draft, over || held.voted());
    if (!changed.isEmpty()) {
      throw Problem.of(409, "frozen")
          .with(changed.stream().map(at -> Problem.Field.of(at, "frozen-member")).toList())
          .refused();
    }
  }

  /// A command on one budget while its ballots wait: 404 if there is none.
  static <T> Future<T> held(Db db, String slug, Held<T> command) {
    return db.transaction(tx ->
        DraftsStore.hold(tx, slug)
            .compose(held ->
                held.isEmpty() ? Future.failedFuture(unknown()) : command.apply(tx, held.get())));
  }

  /// What is done to a locked budget.
  interface Held<T> {
    Future<T> apply(Tx tx, DraftsStore.Held held);
  }

  static void touch(Tx tx, String slug) {
    tx.touch("budgets/" + slug);
    tx.touch("budgets/" + slug + "/turnout");
    tx.touch("budgets/" + slug + "/tally");
  }

  static Future<JsonObject> document(Tx tx, String slug) {
    return BudgetsStore.document(tx, slug, true)
        .map(found -> found.orElseThrow(DraftsRoom::unknown));
  }

  static Problem.Refused unknown() {
    return Problem.of(404, "not-found").refused();
  }

  // Maps and lists all the way down, as the pure rules read them.
  private static Map<String, Object> plain(JsonObject document) {
    return new JsonObject(document.toBuffer()).getMap();
  }

  private static List<?> plain(JsonArray array) {
    return new JsonArray(array.toBuffer()).getList();
  }

  static <T> Function<java.util.Optional<T>, T> orUnknown() {
    return found -> found.orElseThrow(DraftsRoom::unknown);
  }
}
