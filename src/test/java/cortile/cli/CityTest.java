package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The city that a newcomer sees first: complete in both languages, and consistent.
final class CityTest {
  private static JsonNode city;

  @BeforeAll
  static void read() throws IOException {
    try (var in = CityTest.class.getResourceAsStream("/demo/city.json")) {
      city = new ObjectMapper().readTree(in);
    }
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  @Test
  void anOpenAndAPublishedBudgetAreThere() {
    assertThat(list(city.get("budgets")))
        .extracting(budget -> budget.get("slug").asText() + " " + budget.get("phase").asText())
        .containsExactly("lorenteggio-2026 open", "lorenteggio-2025 published");
  }

  @Test
  void everyTextIsThereInItalianAndEnglish() {
    for (String field : List.of("title", "summary", "text", "label", "name")) {
      for (JsonNode text : city.findValues(field)) {
        assertThat(text.get("it").asText()).isNotBlank();
        assertThat(text.get("en").asText()).isNotBlank();
      }
    }
  }

  @Test
  void projectsAreInTheirQuarterAndAffordable() {
    Set<String> areas = ids(city.get("areas"));
    Set<String> themes = ids(city.get("themes"));
    var seen = new HashSet<String>();
    for (JsonNode budget : city.get("budgets")) {
      Set<String> pots = ids(budget.get("pots"));
      int most = budget.get("pots").get(0).get("amount").intValue();
      for (JsonNode project : budget.get("projects")) {
        assertThat(seen.add(project.get("id").asText())).isTrue();
        assertThat(pots).contains(project.get("pot").asText());
        assertThat(areas).contains(project.get("area").asText());
        assertThat(themes).contains(project.get("theme").asText());
        assertThat(project.get("cost").intValue()).isBetween(8_000, Math.min(most, 95_000));
        assertThat(project.get("latitude").doubleValue()).isBetween(45.44, 45.46);
        assertThat(project.get("longitude").doubleValue()).isBetween(9.12, 9.15);
        assertThat(project.get("place").asText()).isNotBlank();
      }
    }
    assertThat(seen).hasSize(36);
  }

  private static Set<String> ids(JsonNode array) {
    var ids = new HashSet<String>();
    for (JsonNode each : array) ids.add(each.get("id").asText());
    return ids;
  }
}
