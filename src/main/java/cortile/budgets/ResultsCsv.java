package cortile.budgets;

import java.util.List;
import java.util.stream.Collectors;

/// Results as comma-separated values (RFC 4180) that a spreadsheet can open without running
/// anything: a cell that begins like a formula gets an apostrophe in front (OWASP, CSV injection).
final class ResultsCsv {
  private static final String FORMULA = "=+-@\t\r";

  private ResultsCsv() {}

  /// The table, first its header, with CRLF line ends and a byte-order mark so that spreadsheets
  /// read UTF-8.
  static String table(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(ResultsCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
  }

  private static String cell(String text) {
    var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
