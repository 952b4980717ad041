package cortile.hub.door;

import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody shows at the door.
sealed interface Claim {
  /// A ticket that we signed.
  record Signed(Ticket ticket) implements Claim {}

  /// A booking's code, typed or chosen from the list, and which guest of it.
  record Typed(String code, int guest) implements Claim {}

  /// Something that looks like neither.
  record Forged() implements Claim {}

  /// Reads what came: a ticket's text, or a code and a guest.
  static Claim of(@Nullable String ticket, @Nullable String code, int guest, PublicKey key) {
    if (ticket != null) {
      Optional<Claim> signed = Ticket.read(ticket.strip(), key).map(Signed::new);
      return signed.orElseGet(Forged::new);
    }
    return code == null ? new Forged() : new Typed(code, guest);
  }
}
