package cortile.kit;

import java.util.List;
import java.util.stream.Collectors;

/// Comma-separated values (RFC 4180) that a spreadsheet can open without running anything: a cell
/// that begins like a formula gets an apostrophe in front (OWASP, CSV injection).
public final class Csv {
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Csv() {}

  /// The table, first its header, with CRLF line ends and a byte-order mark so that spreadsheets
  /// read UTF-8.
  public static String table(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
  }

  // What opens a formula may hide behind blanks and quotes; a number may be negative.
  private static String cell(String text) {
    var bare = text.stripLeading();
    var formula =
        !bare.isEmpty()
            && FORMULA.indexOf(bare.charAt(0)) >= 0
            && !bare.matches("-[0-9]+(\\.[0-9]+)?");
    var harmless = formula ? "'" + text : text;
    return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
