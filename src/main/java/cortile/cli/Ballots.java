package cortile.cli;

import cortile.budgets.count.Vote;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/// Votes as the API takes them.
final class Ballots {
  private Ballots() {}

  /// The body that casts a vote. Points that are not whole stay so, for the server to refuse.
  static JsonObject body(Vote vote) {
    return switch (vote) {
      case Vote.Approval(var projects) -> new JsonObject().put("choices", new JsonArray(projects));
      case Vote.Ranking(var projects) -> new JsonObject().put("ranking", new JsonArray(projects));
      case Vote.Points(var projects, var points) -> {
        var given = new JsonObject();
        for (int i = 0; i < projects.size(); i++) given.put(projects.get(i), number(points.get(i)));
        yield new JsonObject().put("points", given);
      }
    };
  }

  private static Number number(BigDecimal points) {
    BigDecimal bare = points.stripTrailingZeros();
    return bare.scale() <= 0 && bare.precision() - bare.scale() <= 18
        ? (Number) bare.longValueExact()
        : (Number) bare.doubleValue();
  }
}
