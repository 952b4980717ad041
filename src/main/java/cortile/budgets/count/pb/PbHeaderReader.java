package cortile.budgets.count.pb;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads META and PROJECTS, and says the line of whatever is wrong.
final class PbHeaderReader {
  private static final int MOST_META = 1_000;
  private static final int MOST_PROJECTS = 100_000;

  /// Characters of META and PROJECTS together, which are kept in memory; the largest city needs
  /// less than one million.
  private static final int MOST_CHARACTERS = 1 << 25;

  private final PbTable table;
  private final Map<String, Integer> metaLines = new HashMap<>();
  private int characters;

  PbHeaderReader(PbTable table) {
    this.table = table;
  }

  PbHeader read() throws IOException {
    PbMeta meta = meta();
    List<String> columns = List.copyOf(table.enter(PbTable.Section.PROJECTS));
    List<PbProject> projects = projects(meta, columns);
    return new PbHeader(meta, columns, projects);
  }

  /// The line of a META key, for errors that show later.
  int lineOf(String key) {
    return metaLines.getOrDefault(key, table.line());
  }

  private @Nullable List<String> row() throws IOException {
    List<String> row = table.row();
    if (row == null) return null;
    for (String field : row) characters += field.length();
    if (characters > MOST_CHARACTERS) throw table.error("row", "the file's head is too long");
    return row;
  }

  private PbMeta meta() throws IOException {
    table.enter(PbTable.Section.META);
    int key = table.column("key");
    int value = table.column("value");
    var entries = new LinkedHashMap<String, String>();
    for (List<String> row = row(); row != null; row = row()) {
      String name = row.get(key);
      if (name.isEmpty()) throw table.error("key", "an entry without a key");
      if (metaLines.put(name, table.line()) != null) throw table.error(name, "comes twice");
      if (metaLines.size() > MOST_META) throw table.error("META", "too many entries");
      checked(name, row.get(value));
      entries.put(name, row.get(value));
    }
    try {
      return new PbMeta(entries);
    } catch (IllegalArgumentException missing) {
      throw table.error("META", sentence(missing));
    }
  }

  private void checked(String key, String value) throws PbException {
    if (PbText.absent(value)) return;
    try {
      PbMeta.check(key, value);
    } catch (IllegalArgumentException wrong) {
      throw table.error(key, sentence(wrong));
    }
  }

  private List<PbProject> projects(PbMeta meta, List<String> columns) throws IOException {
    int id = table.column(PbProject.ID);
    int cost = table.column(PbProject.COST);
    int expected = meta.numProjects().orElse(MOST_PROJECTS);
    var projects = new LinkedHashMap<String, PbProject>();
    for (List<String> row = row(); row != null; row = row()) {
      if (projects.size() == expected) throw count(expected, "more");
      var others = new LinkedHashMap<String, String>();
      for (int i = 0; i < columns.size(); i++) {
        if (i != id && i != cost) others.put(columns.get(i), row.get(i));
      }
      PbProject project = project(row.get(id), cost(row.get(cost)), others);
      if (projects.put(project.id(), project) != null) {
        throw table.error(PbProject.ID, PbText.excerpt(project.id()) + " comes twice");
      }
    }
    if (meta.numProjects().isPresent() && projects.size() < expected) {
      throw count(expected, String.valueOf(projects.size()));
    }
    return new ArrayList<>(projects.values());
  }

  private PbProject project(String id, BigDecimal cost, Map<String, String> others)
      throws PbException {
    try {
      return new PbProject(id, cost, others);
    } catch (IllegalArgumentException wrong) {
      throw table.error(PbProject.ID, sentence(wrong));
    }
  }

  private BigDecimal cost(String text) throws PbException {
    try {
      return PbNumber.decimal(text);
    } catch (IllegalArgumentException wrong) {
      throw table.error(PbProject.COST, sentence(wrong));
    }
  }

  private PbException count(int expected, String found) {
    String problem = "META says " + expected + " projects, the file has " + found;
    return new PbException(lineOf("num_projects"), "num_projects", problem);
  }

  static String sentence(IllegalArgumentException wrong) {
    @Nullable String message = wrong.getMessage();
    return message == null ? "is wrong" : message;
  }
}
