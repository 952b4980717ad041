package cortile.identity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a roll, each by itself: a bad line is reported and does not stop the others.
final class RollReader {
  private static final int LONGEST = 100;
  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

  private final RollHeader header;
  private final LocalDate today;
  private final List<RollRow> rows = new ArrayList<>();
  private final List<RollNote> errors = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private RollReader(RollHeader header, LocalDate today) {
    this.header = header;
    this.today = today;
  }

  /// What was read.
  record Read(List<RollRow> rows, List<RollNote> errors) {}

  /// Reads lines; the first of them has the number `firstLine`.
  static Read read(RollHeader header, int firstLine, List<String> lines, LocalDate today) {
    var reader = new RollReader(header, today);
    for (var i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        reader.line(firstLine + i, lines.get(i));
      }
    }
    return new Read(List.copyOf(reader.rows), List.copyOf(reader.errors));
  }

  private void line(int number, String line) {
    var split = header.split(line);
    if (split.isEmpty()) {
      errors.add(RollNote.of(number, null, "roll-quotes"));
      return;
    }
    var fields = split.get();
    if (fields.size() != header.width()) {
      errors.add(RollNote.of(number, null, "roll-width", fields.size(), header.width()));
      return;
    }
    var before = errors.size();
    var reference = reference(number, text(fields, RollColumn.REFERENCE));
    var row =
        new RollRow(
            number,
            reference,
            email(number, text(fields, RollColumn.EMAIL)),
            birthDate(number, text(fields, RollColumn.BIRTH_DATE)),
            area(number, text(fields, RollColumn.AREA)),
            kind(number, text(fields, RollColumn.KIND)));
    if (errors.size() == before) {
      rows.add(row);
    }
  }

  private String text(List<String> fields, RollColumn column) {
    var place = header.places().get(column);
    return place == null ? "" : fields.get(place).strip();
  }

  private String reference(int line, String text) {
    if (text.isEmpty()) {
      error(line, RollColumn.REFERENCE, "roll-reference-missing");
    } else if (tooLong(text)) {
      error(line, RollColumn.REFERENCE, "roll-too-long", LONGEST);
    } else {
      var earlier = lines.putIfAbsent(text, line);
      if (earlier != null) {
        error(line, RollColumn.REFERENCE, "roll-reference-twice", earlier);
      }
    }
    return text;
  }

  private @Nullable String email(int line, String text) {
    if (text.isEmpty()) {
      return null;
    }
    var email = Email.of(text);
    if (email.isEmpty()) {
      error(line, RollColumn.EMAIL, "email-wrong");
    }
    return email.orElse(null);
  }

  private @Nullable LocalDate birthDate(int line, String text) {
    if (text.isEmpty()) {
      return null;
    }
    var date = date(text);
    if (date.isEmpty()) {
      error(line, RollColumn.BIRTH_DATE, "roll-date-form");
    } else if (date.get().isBefore(OLDEST) || date.get().isAfter(today)) {
      error(line, RollColumn.BIRTH_DATE, "roll-date-range");
    }
    return date.orElse(null);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private @Nullable String area(int line, String text) {
    if (tooLong(text)) {
      error(line, RollColumn.AREA, "roll-too-long", LONGEST);
    }
    return text.isEmpty() ? null : text;
  }

  private @Nullable String kind(int line, String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.equals("resident") && !text.equals("city-user")) {
      error(line, RollColumn.KIND, "roll-kind");
    }
    return text;
  }

  private static boolean tooLong(String text) {
    return text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl);
  }

  private void error(int line, RollColumn column, String key, Object... values) {
    errors.add(RollNote.of(line, column, key, values));
  }
}
