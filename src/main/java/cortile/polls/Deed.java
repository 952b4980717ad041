package cortile.polls;

import java.util.Locale;

/// What members of a workshop do to it, and who may. `docs/rooms/polls.md` has the same as a table.
public enum Deed {
  /// Words, texts and questions from the room; freezing the wall.
  MODERATE,
  /// Questions, rounds, results, settings, papers, exports.
  LEAD,
  /// Who leads, the end, deleting.
  OWN;

  /// Whether a member with this role may do it.
  public boolean isFor(Member member) {
    return switch (member) {
      case OWNER -> true;
      case COFACILITATOR -> this != OWN;
      case MODERATOR -> this == MODERATE;
    };
  }

  /// A member's role. On the wire and in the database the names are lower-case.
  public enum Member {
    OWNER,
    COFACILITATOR,
    MODERATOR;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /// The name in JSON and in the database.
    public String wire() {
      return wire;
    }

    /// The role of a wire name. Throws [IllegalArgumentException] if there is none.
    public static Member of(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }
}
