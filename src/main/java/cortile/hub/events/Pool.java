package cortile.hub.events;

/// Seats that can be taken: of one kind, or of one session.
///
/// @param name as in the database: a kind, or `session-` and its number
public record Pool(String name, int capacity, int taken) {
  public static final String SESSION = "session-";

  public int free() {
    return capacity - taken;
  }

  public boolean ofSession() {
    return name.startsWith(SESSION);
  }

  /// How many of its seats somebody takes: those of the kind, or one for each person.
  public int asked(Seats seats) {
    return ofSession() ? seats.people() : seats.of(SeatKind.of(name));
  }
}
