package cortile.polls;

import java.util.Locale;

/// What kind of question it is. On the wire and in the database the names are lower-case.
public enum Kind {
  SINGLE,
  MULTIPLE,
  RATING,
  RANKING,
  POINTS,
  WORDCLOUD,
  TEXT,
  NUMBER,
  QA;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /// The name in JSON and in the database.
  public String wire() {
    return wire;
  }

  /// The kind of a wire name. Throws [IllegalArgumentException] if there is none.
  public static Kind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /// Whether people choose among options.
  boolean hasOptions() {
    return switch (this) {
      case SINGLE, MULTIPLE, RANKING, POINTS -> true;
      case RATING, WORDCLOUD, TEXT, NUMBER, QA -> false;
    };
  }
}
