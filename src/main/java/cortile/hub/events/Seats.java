package cortile.hub.events;

import java.util.Collections;
import java.util.List;

/// How many seats of each kind, such as a party takes.
public record Seats(int standard, int wheelchair, int carer) {
  public static final Seats NONE = new Seats(0, 0, 0);

  /// Those of a list of people.
  public static Seats of(List<SeatKind> kinds) {
    return new Seats(
        Collections.frequency(kinds, SeatKind.STANDARD),
        Collections.frequency(kinds, SeatKind.WHEELCHAIR),
        Collections.frequency(kinds, SeatKind.CARER));
  }

  public int people() {
    return standard + wheelchair + carer;
  }

  public int of(SeatKind kind) {
    return switch (kind) {
      case STANDARD -> standard;
      case WHEELCHAIR -> wheelchair;
      case CARER -> carer;
    };
  }

  public Seats minus(Seats other) {
    return new Seats(standard - other.standard, wheelchair - other.wheelchair, carer - other.carer);
  }

  /// Whether it has fewer of some kind.
  public boolean gives(Seats next) {
    return next.standard < standard || next.wheelchair < wheelchair || next.carer < carer;
  }
}
