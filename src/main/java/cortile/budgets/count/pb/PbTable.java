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

  /// With blanks around it.
  private static final int LONGEST_NAME = 40;

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
      next = rows.next() ? section() : null;
    }
    if (next != section) throw error(section.name(), "this section should begin here");
    next = null;
    if (!rows.next() || section() != null) {
      throw error(section.name(), "the section has no header line");
    }
    List<String> header = rows.texts();
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

  /// Goes to the next row of this section, which is at least as wide as the header; false at the
  /// section's end.
  boolean advance() throws IOException {
    if (next != null || !rows.next()) return false;
    next = section();
    if (next != null) return false;
    if (rows.fields() < columns.size()) throw width();
    return true;
  }

  /// The next row of this section, as wide as the header, or null at the section's end.
  @Nullable List<String> row() throws IOException {
    if (!advance()) return null;
    List<String> row = rows.texts();
    if (usedWidth(row) > columns.size()) throw width();
    return upTo(row, columns.size());
  }

  private PbException width() {
    return error("row", rows.fields() + " fields, the header has " + columns.size());
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

  /// The section that the present row begins: nothing but a name.
  private @Nullable Section section() {
    if (rows.end(0) - rows.begin(0) > LONGEST_NAME) return null;
    Section named = section(rows.text(0));
    return named == null || usedWidth(rows.texts()) > 1 ? null : named;
  }

  static @Nullable Section section(String name) {
    if (name.length() > 8) return null;
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "META" -> Section.META;
      case "PROJECTS" -> Section.PROJECTS;
      case "VOTES" -> Section.VOTES;
      default -> null;
    };
  }
}
