package cortile.budgets;

import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// The operations on budgets themselves: reading for all, preparing and moving on for organisers.
final class BudgetsRoutes {
  private final DraftsRoom budgets;
  private final PhasesRoom phases;

  BudgetsRoutes(DraftsRoom budgets, PhasesRoom phases) {
    this.budgets = budgets;
    this.phases = phases;
  }

  void bind(Api api) {
    api.on("listBudgets", this::list)
        .on("getBudget", call -> budgets.get(slug(call), organiser(call)).map(Answer::ok))
        .on("getPicture", this::picture)
        .on("createBudget", call -> budgets.create(call.body()).map(Answer::created))
        .on("replaceBudget", call -> budgets.replace(slug(call), call.body()).map(Answer::ok))
        .on("deleteBudget", call -> budgets.delete(slug(call)).map(v -> Answer.noContent()))
        .on("putProjects", this::putProjects)
        .on("deleteProject", this::deleteProject)
        .on("withdrawProject", this::withdrawProject)
        .on("openBudget", this::open)
        .on("extendBudget", this::extend)
        .on("closeBudget", call -> phases.close(slug(call)).map(Answer::ok))
        .on("publishBudget", call -> phases.publish(slug(call)).map(Answer::ok));
  }

  private Future<Answer> list(Call call) {
    return budgets
        .list(organiser(call))
        .map(list -> Answer.ok(new JsonObject().put("budgets", list)));
  }

  private Future<Answer> picture(Call call) {
    var name = call.path("picture");
    var dash = name.indexOf('-');
    if (dash < 1 || dash > 9 || !name.substring(0, dash).chars().allMatch(Character::isDigit)) {
      throw DraftsRoom.unknown();
    }
    return budgets
        .picture(slug(call), Integer.parseInt(name.substring(0, dash)))
        .map(found ->
            new Answer(200, found.type(), found.bytes(), java.util.Map.of())
                .header("Cache-Control", "public, max-age=31536000, immutable"));
  }

  private Future<Answer> putProjects(Call call) {
    return budgets.putProjects(slug(call), call.body().getJsonArray("projects")).map(Answer::ok);
  }

  private Future<Answer> deleteProject(Call call) {
    return budgets.deleteProject(slug(call), call.path("project")).map(v -> Answer.noContent());
  }

  private Future<Answer> withdrawProject(Call call) {
    return phases
        .withdraw(slug(call), call.path("project"), call.body().getJsonObject("reason"))
        .map(Answer::ok);
  }

  private Future<Answer> open(Call call) {
    return phases
        .open(
            slug(call),
            Optional.ofNullable(call.body().getString("closesAt")).map(BudgetsRoutes::time))
        .map(Answer::ok);
  }

  private Future<Answer> extend(Call call) {
    return phases
        .extend(
            slug(call),
            time(call.body().getString("closesAt")),
            call.body().getJsonObject("reason"))
        .map(Answer::ok);
  }

  private static String slug(Call call) {
    return call.path("budget");
  }

  private static boolean organiser(Call call) {
    return Speaker.of(call.context()).filter(who -> who.role() == Role.ORGANISER).isPresent();
  }

  // The contract's pattern lets through days that no calendar has.
  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw Problem.of(422, "invalid")
          .with(List.of(Problem.Field.of("/closesAt", "no-such-time")))
          .refused();
    }
  }
}
