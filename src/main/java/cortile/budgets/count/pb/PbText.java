package cortile.budgets.count.pb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How `.pb` files spell values: trimmed, `None` and nothing both mean "absent".
final class PbText {
  private static final int EXCERPT = 40;

  private PbText() {}

  /// Without blanks at both ends, no-break spaces included, and with line ends as `\n`.
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) from++;
    while (to > from && blank(text.charAt(to - 1))) to--;
    String trimmed = text.substring(from, to);
    return trimmed.indexOf('\r') < 0 ? trimmed : trimmed.replace("\r\n", "\n").replace('\r', '\n');
  }

  static boolean absent(String stripped) {
    return stripped.isEmpty() || stripped.equals("None");
  }

  /// A copy in the same order, values stripped, absent ones left out.
  static Map<String, String> present(Map<String, String> values) {
    var kept = new LinkedHashMap<String, String>();
    values.forEach((key, value) -> {
      String text = strip(value);
      if (!absent(text)) kept.put(key, text);
    });
    return Collections.unmodifiableMap(kept);
  }

  /// The parts of a comma-separated list, stripped; an absent list has none.
  static List<String> list(String text) {
    var parts = new ArrayList<String>();
    if (absent(text)) return parts;
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      parts.add(strip(text.substring(from, comma)));
      from = comma + 1;
    }
    parts.add(strip(text.substring(from)));
    return parts;
  }

  /// The value in quotes for a message, cut where it is long, control characters replaced.
  static String excerpt(String value) {
    String shown = value.length() <= EXCERPT ? value : value.substring(0, EXCERPT) + "…";
    return '"' + shown.replaceAll("\\p{Cntrl}", "�") + '"';
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
