package cortile.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import cortile.budgets.count.EjrPlus;
import cortile.budgets.count.Fairness;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.OutcomeDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON object a rule and line. Only ASCII, so that no terminal setting can spoil it.
final class CountJson implements CountReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final PrintWriter out;

  CountJson(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(Outcome outcome, double seconds, @Nullable Fairness fairness) throws IOException {
    var line = new LinkedHashMap<String, Object>();
    line.put("rule", outcome.rule());
    line.put("winners", outcome.winners());
    line.put("total_cost", plain(outcome.spent()));
    line.put("seconds", BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_UP));
    line.put("ties", OutcomeDocument.ties(outcome));
    line.put("projects", OutcomeDocument.projects(outcome));
    if (fairness != null) line.put("fairness", document(fairness));
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, line);
    }
    out.println(text);
    out.flush();
  }

  @Override
  public void end() {}

  private static Map<String, Object> document(Fairness fairness) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("voters", fairness.voters());
    facts.put("represented", fairness.represented());
    facts.put("excluded", fairness.excluded());
    facts.put("ownChoices", fairness.ownChoices());
    facts.put("effectiveSupport", fairness.effectiveSupport());
    facts.put("spent", fairness.spent());
    fairness
        .proportional()
        .map(EjrPlus::broken)
        .ifPresent(ids -> facts.put("ejrPlusBrokenBy", ids));
    return facts;
  }

  private static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> each : map.entrySet()) {
          json.writeFieldName(String.valueOf(each.getKey()));
          write(json, each.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object each : list) write(json, each);
        json.writeEndArray();
      }
      case BigDecimal number -> json.writeNumber(number.toPlainString());
      case Number number -> json.writeNumber(number.longValue());
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(value.toString());
    }
  }
}
