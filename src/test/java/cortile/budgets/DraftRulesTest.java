package cortile.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftRulesTest {
  private static final Map<String, Object> BUDGET =
      Map.of(
          "pots", Map.of("city", Map.of(), "north", Map.of()),
          "themes", Map.of("green", Map.of(), "roads", Map.of()),
          "projects",
              Map.of("P1", Map.of("pot", "city", "theme", "green"), "P2", Map.of("pot", "city")));

  @Test
  void whatProjectsLieInCannotBeTakenAway() {
    var lost = DraftRules.lost(BUDGET, Map.of("pots", Map.of("north", Map.of())));
    assertThat(lost).extracting(Judgement.Broken::pointer).containsExactly("/pots", "/themes");
    assertThat(lost)
        .extracting(Judgement.Broken::rule)
        .containsExactly("pot-in-use", "theme-in-use");
  }

  @Test
  void whatNoProjectLiesInCanBeTakenAway() {
    var draft =
        Map.<String, Object>of(
            "pots", Map.of("city", Map.of()), "themes", Map.of("green", Map.of()));
    assertThat(DraftRules.lost(BUDGET, draft)).isEqualTo(List.of());
  }
}
