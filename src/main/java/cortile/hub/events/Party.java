package cortile.hub.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who comes together, and whom to write to. A party is never split.
///
/// @param guests the named person first
public record Party(List<Guest> guests, Contact contact) {
  /// One of the party.
  ///
  /// @param name null for a companion whose name nobody asked
  /// @param age in years; null where it doesn't matter
  public record Guest(
      @Nullable String name, SeatKind seat, @Nullable Integer age, List<Need> needs) {}

  /// What somebody needs to take part.
  ///
  /// @param kind a key of the contract's `NeedKind`
  public record Need(String kind, @Nullable String note) {}

  /// Who answers for the party.
  ///
  /// @param language of mails
  public record Contact(
      String name, @Nullable String email, @Nullable String phone, String language) {}

  public Seats seats() {
    return Seats.of(guests.stream().map(Guest::seat).toList());
  }
}
