package cortile.cli;

import cortile.budgets.count.pb.PbMeta;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// The ballot paper that a `.pb` file describes, as the API wants it. All limits hold across the
/// one pot.
final class PbPaper {
  private static final int MOST_CHOICES = 1_000;

  private PbPaper() {}

  /// The member `paper` of a budget.
  static JsonObject of(PbMeta meta) {
    return switch (meta.voteType()) {
      case CHOOSE_1 -> kind("approval").put("min", 1).put("max", 1);
      case APPROVAL -> {
        Optional<BigDecimal> limit = meta.maxSumCost();
        JsonObject paper =
            kind(limit.isPresent() ? "knapsack" : "approval").put("min", meta.minLength());
        // More than the API can say is more than there are projects: all.
        meta.maxLength()
            .ifPresent(max -> {
              if (max <= MOST_CHOICES) paper.put("max", max);
            });
        limit.ifPresent(most -> paper.put("maxCost", PbDraft.amount(most)));
        yield paper;
      }
      case CUMULATIVE, SCORING -> {
        // No point has to be given, so a ballot without projects is one with a small total.
        JsonObject paper = kind("points").put("min", 0);
        meta.maxSumPoints().ifPresent(most -> paper.put("maxPoints", whole(most)));
        meta.maxPoints().ifPresent(most -> paper.put("maxPerProject", whole(most)));
        yield paper;
      }
      case ORDINAL -> {
        JsonObject paper = kind("ranking").put("min", 1);
        meta.maxLength().ifPresent(max -> paper.put("max", max));
        yield paper;
      }
    };
  }

  private static JsonObject kind(String kind) {
    return new JsonObject().put("kind", kind).put("scope", "all-pots");
  }

  /// Points are whole here, so a limit between two numbers is the lower one.
  private static long whole(BigDecimal limit) {
    return limit.setScale(0, RoundingMode.FLOOR).longValueExact();
  }
}
