package cortile.budgets;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Moves budgets through their phases: by an organiser's word, or when their time has come.
public final class PhasesRoom {
  private final Db db;
  private final ResultsRoom results;

  public PhasesRoom(Db db, ResultsRoom results) {
    this.db = db;
    this.results = results;
  }

  /// Opens the vote now. Repeatable; 409 after the close, 422 when something is missing on the
  /// paper.
  public Future<JsonObject> open(String slug, Optional<OffsetDateTime> closesAt) {
    return DraftsRoom.held(
        db,
        slug,
        (tx, held) ->
            switch (held.phase()) {
              case "open" -> DraftsRoom.document(tx, slug);
              case "draft" ->
                  DraftsRoom.document(tx, slug)
                      .compose(budget -> {
                        refuseUnready(budget, closesAt);
                        DraftsRoom.touch(tx, slug);
                        return PhasesStore.open(tx, held.id(), closesAt)
                            .compose(opened ->
                                opened
                                    ? DraftsRoom.document(tx, slug)
                                    : Future.failedFuture(field("/closesAt", "closes-in-past")));
                      });
              default -> Future.failedFuture(Problem.of(409, "closed-already").refused());
            });
  }

  /// Moves the close to a later time. 409 when the vote is not open, 422 when the time is not
  /// later.
  public Future<JsonObject> extend(String slug, OffsetDateTime closesAt, JsonObject reason) {
    return DraftsRoom.held(
        db,
        slug,
        (tx, held) -> {
          if (!held.phase().equals("open")) {
            return Future.failedFuture(Problem.of(409, "not-open").refused());
          }
          tx.touch("budgets/" + slug);
          return PhasesStore.extend(tx, held.id(), closesAt)
              .compose(later ->
                  later
                      ? PhasesStore.notice(
                          tx,
                          held.id(),
                          "extended",
                          reason,
                          Optional.empty(),
                          Optional.of(closesAt))
                      : Future.failedFuture(field("/closesAt", "not-later")))
              .compose(v -> DraftsRoom.document(tx, slug));
        });
  }

  /// Withdraws a project; what else people chose stays. Repeatable; 409 after publication.
  public Future<JsonObject> withdraw(String slug, String project, JsonObject reason) {
    return DraftsRoom.held(
        db,
        slug,
        (tx, held) -> {
          if (held.phase().equals("published")) {
            return Future.failedFuture(Problem.of(409, "published-already").refused());
          }
          tx.touch("budgets/" + slug);
          return PhasesStore.withdraw(tx, held.id(), project, reason)
              .map(DraftsRoom.orUnknown())
              .compose(now ->
                  now && !held.phase().equals("draft")
                      ? PhasesStore.notice(
                          tx,
                          held.id(),
                          "withdrawn",
                          reason,
                          Optional.of(project),
                          Optional.empty())
                      : Future.succeededFuture())
              .compose(v -> DraftsRoom.document(tx, slug));
        });
  }

  /// Closes the vote now, finally. Repeatable; 409 for a draft. Then writes the votes anew and
  /// counts; if that fails the clock does it.
  public Future<JsonObject> close(String slug) {
    return DraftsRoom.held(db, slug, (tx, held) -> close(tx, slug, held))
        .compose(closed -> afterwards(slug).transform(done -> Future.succeededFuture(closed)));
  }

  private Future<JsonObject> close(Tx tx, String slug, DraftsStore.Held held) {
    if (held.phase().equals("draft")) {
      return Future.failedFuture(Problem.of(409, "not-open").refused());
    }
    return PhasesStore.close(tx, held.id())
        .compose(now -> {
          if (now) {
            DraftsRoom.touch(tx, slug);
          }
          return DraftsRoom.document(tx, slug);
        });
  }

  /// Publishes the results. Repeatable; 409 before the close.
  public Future<JsonObject> publish(String slug) {
    return results
        .counted(slug)
        .compose(outcome ->
            DraftsRoom.held(
                db,
                slug,
                (tx, held) ->
                    PhasesStore.publish(tx, held.id())
                        .compose(now -> {
                          if (now) {
                            tx.touch("budgets/" + slug);
                          }
                          return DraftsRoom.document(tx, slug);
                        })));
  }

  /// Does what is due by the database's clock; each step holds the budget's lock, so several nodes
  /// do it once.
  public Future<Void> tick() {
    return PhasesStore.due(db)
        .compose(due -> {
          Future<Void> done = Future.succeededFuture();
          for (var each : due) {
            done = done.transform(before -> step(each));
          }
          return done;
        });
  }

  private Future<Void> step(PhasesStore.Due due) {
    return switch (due.phase()) {
      case "draft" -> open(due.slug(), Optional.empty()).mapEmpty();
      case "open" -> closeDue(due.slug());
      default -> afterwards(due.slug());
    };
  }

  // The close may have been moved since we looked: what is due is asked again under the lock.
  private Future<Void> closeDue(String slug) {
    return DraftsRoom.held(
            db,
            slug,
            (tx, held) ->
                PhasesStore.isDue(tx, held.id())
                    .compose(due ->
                        due ? close(tx, slug, held).map(true) : Future.succeededFuture(false)))
        .compose(closed -> closed ? afterwards(slug) : Future.succeededFuture());
  }

  private Future<Void> afterwards(String slug) {
    return db.transaction(tx ->
            PhasesStore.unsealed(tx, slug)
                .compose(id ->
                    id.isPresent() ? PhasesStore.seal(tx, id.get()) : Future.succeededFuture()))
        .compose(v -> results.count(slug));
  }

  private static void refuseUnready(JsonObject budget, Optional<OffsetDateTime> closesAt) {
    if (closesAt.isEmpty() && budget.getString("closesAt") == null) {
      throw field("/closesAt", "closes-when");
    }
    var projects = budget.getJsonObject("projects");
    if (projects.stream().noneMatch(PhasesRoom::standing)) {
      throw field("/projects", "no-projects");
    }
  }

  private static boolean standing(java.util.Map.Entry<String, Object> project) {
    return project.getValue() instanceof JsonObject facts
        && "standing".equals(facts.getString("status"));
  }

  private static Problem.Refused field(String pointer, String key) {
    return Problem.of(422, "invalid").with(List.of(Problem.Field.of(pointer, key))).refused();
  }
}
