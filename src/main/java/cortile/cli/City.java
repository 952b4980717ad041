package cortile.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The demonstration city as `demo/city.json` describes it. Texts are maps from language to words;
/// amounts are in the budget's currency, places in degrees (WGS 84).
record City(Map<String, String> name, List<Area> areas, List<Theme> themes, List<Budget> budgets) {
  record Area(String id, Map<String, String> label, double latitude, double longitude) {}

  record Theme(String id, Map<String, String> label) {}

  /// @param phase what the budget shall be when the city is ready: `open` or `published`
  /// @param opens when it was or is opened, RFC 3339 or a duration from now; only for people to
  ///   read
  /// @param closes in the same form; a duration counts from the first start
  /// @param rule how the votes are counted; most votes first if missing
  record Budget(
      String slug,
      String phase,
      String opens,
      String closes,
      String currency,
      Map<String, String> title,
      Map<String, String> summary,
      Paper paper,
      @Nullable String rule,
      String tally,
      List<Pot> pots,
      Crowd residents,
      List<Project> projects) {}

  /// @param limit knapsack: the choices' costs together, at most
  record Paper(
      String kind,
      String scope,
      @Nullable BigDecimal limit,
      @Nullable Integer min,
      @Nullable Integer max) {}

  record Pot(String id, Map<String, String> label, BigDecimal amount) {}

  /// Who has voted when the city is ready.
  ///
  /// @param seed of everything that these residents think
  record Crowd(long seed, int ballots) {}

  record Project(
      String id,
      String pot,
      String theme,
      String area,
      BigDecimal cost,
      Map<String, String> title,
      Map<String, String> text,
      String place,
      double latitude,
      double longitude) {}

  /// The city that comes with the program.
  static City load() {
    try (var in = Objects.requireNonNull(City.class.getResourceAsStream("/demo/city.json"))) {
      return new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .readValue(in, new TypeReference<City>() {});
    } catch (IOException broken) {
      throw new IllegalStateException("demo/city.json", broken);
    }
  }
}
