package cortile.identity;

import cortile.kit.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The first line of a roll: its separator, and where each column stands.
record RollHeader(
    char separator, int width, Map<RollColumn, Integer> places, List<String> ignored) {

  /// Reads a header. Throws [Problem.Refused] if the columns can't be told apart.
  static RollHeader of(String line) {
    var text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    var separator = text.indexOf(';') >= 0 ? ';' : ',';
    var names = split(text, separator).orElseThrow(() -> refused("roll-quotes"));
    var places = new HashMap<RollColumn, Integer>();
    var ignored = new ArrayList<String>();
    for (var i = 0; i < names.size(); i++) {
      var name = names.get(i).strip().toLowerCase(Locale.ROOT);
      var column = RollColumn.of(name);
      if (column.isEmpty()) {
        if (!name.isEmpty()) {
          ignored.add(name);
        }
      } else if (places.put(column.get(), i) != null) {
        throw refused("roll-column-twice", name);
      }
    }
    if (!places.containsKey(RollColumn.REFERENCE)) {
      throw refused("roll-no-reference");
    }
    return new RollHeader(separator, names.size(), Map.copyOf(places), List.copyOf(ignored));
  }

  boolean has(RollColumn column) {
    return places.containsKey(column);
  }

  /// The fields of a line (RFC 4180); empty if a quote does not end.
  Optional<List<String>> split(String line) {
    return split(line, separator);
  }

  private static Optional<List<String>> split(String line, char separator) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == separator) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c != '\r') {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return quoted ? Optional.empty() : Optional.of(fields);
  }

  private static Problem.Refused refused(String key, Object... values) {
    return Problem.of(422, "invalid")
        .with(List.of(Problem.Field.of("/header", key, values)))
        .refused();
  }
}
