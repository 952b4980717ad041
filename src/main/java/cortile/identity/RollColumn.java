package cortile.identity;

import java.util.Locale;
import java.util.Optional;

/// The columns of a roll that are read. Others are passed over: what isn't needed isn't kept.
enum RollColumn {
  REFERENCE,
  EMAIL,
  BIRTH_DATE,
  AREA,
  KIND;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RollColumn> of(String name) {
    for (var column : values()) {
      if (column.wire().equals(name)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
