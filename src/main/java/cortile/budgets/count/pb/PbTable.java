package cortile.budgets.count.pb;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The middle layer of the reader: sections with a header line, and rows as wide as their header.
final class PbTable {
  enum Section {
    META,
    PROJECTS,
    VOTES
  }

  private final PbRows rows;
  private List<String> columns = List.of();
  private @Nullable Section next;

  PbTable(PbRows rows) {
    this.rows = rows;
  }

  /// Line of the row read last, from 1.
  int line() {
    return rows.line();
  }

  /// Enters a section, which must be what comes next, and reads its header line.
  ///
  /// @return the column names
  List<String> enter(Section section) throws IOException {
    if (next == null) {
      List<String> row = rows.next();
      next = row == null ? null : section(row);
    }
    if (next != section) throw error(section.name(), "this section should begin here");
    next = null;
    List<String> header = rows.next();
    if (header == null || section(header) != null) {
      throw error(section.name(), "the section has no header line");
    }
    columns = upTo(header, usedWidth(header));
    if (columns.contains("")) throw error("header", "a column has no name");
    if (new HashSet<>(columns).size() < columns.size()) {
      throw error("header", "a column comes twice");
    }
    return columns;
  }

  /// Position of a column that must be there.
  int column(String name) throws PbException {
    int index = columns.indexOf(name);
    if (index < 0) throw error(name, "the header lacks this column");
    return index;
  }

  /// The next row of this section, as wide as the header, or null at the section's end.
  @Nullable List<String> row() throws IOException {
    List<String> row = next == null ? rows.next() : null;
    if (row == null) return null;
    next = section(row);
    if (next != null) return null;
    int width = columns.size();
    if (row.size() < width || usedWidth(row) > width) {
      throw error("row", row.size() + " fields, the header has " + width);
    }
    return upTo(row, width);
  }

  /// Checks that nothing follows the section whose rows have ended.
  void end() throws PbException {
    if (next != null) throw error(next.name(), "this section should not begin here");
  }

  /// An error at the row read last.
  PbException error(String field, String problem) {
    return new PbException(Math.max(1, rows.line()), field, problem);
  }

  /// Spreadsheets pad short lines with empty fields: those after the last used one don't count.
  private static int usedWidth(List<String> row) {
    int width = row.size();
    while (width > 0 && row.get(width - 1).isEmpty()) width--;
    return width;
  }

  private static List<String> upTo(List<String> row, int width) {
    return row.size() == width ? row : row.subList(0, width);
  }

  private static @Nullable Section section(List<String> row) {
    String name = row.getFirst();
    return name.length() > 8 || usedWidth(row) > 1 ? null : section(name);
  }

  static @Nullable Section section(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "META" -> Section.META;
      case "PROJECTS" -> Section.PROJECTS;
      case "VOTES" -> Section.VOTES;
      default -> null;
    };
  }
}
