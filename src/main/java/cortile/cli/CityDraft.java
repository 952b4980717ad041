package cortile.cli;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Budgets of the demonstration city as drafts of the API.
final class CityDraft {
  private CityDraft() {}

  /// The body that creates a budget. A live tally moves with every ballot, to be seen.
  static JsonObject budget(City city, City.Budget budget) {
    var themes = new JsonObject();
    for (City.Theme theme : city.themes()) {
      themes.put(theme.id(), new JsonObject().put("title", text(theme.label())));
    }
    var pots = new JsonObject();
    for (City.Pot pot : budget.pots()) {
      pots.put(
          pot.id(),
          new JsonObject()
              .put("title", text(pot.label()))
              .put("amount", PbDraft.amount(pot.amount())));
    }
    var draft =
        new JsonObject()
            .put("slug", budget.slug())
            .put("title", text(budget.title()))
            .put("summary", text(budget.summary()))
            .put("currency", budget.currency())
            .put("tally", budget.tally())
            .put("paper", paper(budget.paper()))
            .put("pots", pots)
            .put("themes", themes);
    if (budget.rule() != null) draft.put("rule", budget.rule());
    return budget.tally().equals("live") ? draft.put("releaseStep", 1) : draft;
  }

  /// The projects, in their order.
  static List<JsonObject> projects(City city, City.Budget budget) {
    var areas = new HashMap<String, String>();
    for (City.Area area : city.areas()) areas.put(area.id(), area.label().get("it"));
    var drafts = new ArrayList<JsonObject>();
    for (City.Project project : budget.projects()) {
      var place =
          new JsonObject()
              .put("label", project.place())
              .put("latitude", project.latitude())
              .put("longitude", project.longitude());
      drafts.add(
          new JsonObject()
              .put("id", project.id())
              .put("pot", project.pot())
              .put("cost", PbDraft.amount(project.cost()))
              .put("title", text(project.title()))
              .put("text", text(project.text()))
              .put("theme", project.theme())
              .put("area", areas.getOrDefault(project.area(), project.area()))
              .put("place", place)
              .put("position", drafts.size() + 1));
    }
    return drafts;
  }

  private static JsonObject paper(City.Paper paper) {
    var json = new JsonObject().put("kind", paper.kind()).put("scope", paper.scope());
    if (paper.min() != null) json.put("min", paper.min());
    if (paper.max() != null) json.put("max", paper.max());
    if (paper.limit() != null) json.put("maxCost", PbDraft.amount(paper.limit()));
    return json;
  }

  private static JsonObject text(Map<String, String> words) {
    var json = new JsonObject();
    words.forEach(json::put);
    return json;
  }
}
