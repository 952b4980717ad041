package cortile.hub.door;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether what somebody shows opens the door of an event, as far as the booking decides it; who
/// was there before is [Presence]'s to say.
record Admission(@Nullable Party party, int guest, Optional<Verdict> refusal) {
  private static final Set<String> OVER = Set.of("cancelled", "expired");

  /// @param byId the parties that are claimed, by booking
  /// @param byCode the same by code
  static Admission of(Claim claim, long event, Map<Long, Party> byId, Map<String, Party> byCode) {
    return switch (claim) {
      case Claim.Forged forged -> nobody(Verdict.FORGED);
      case Claim.Signed(Ticket ticket) -> {
        var party = byId.get(ticket.booking());
        if (ticket.event() != event) {
          yield nobody(Verdict.WRONG_EVENT);
        }
        yield party == null
            ? nobody(Verdict.UNKNOWN)
            : of(party, event, ticket.guest(), ticket.link() == party.link());
      }
      case Claim.Typed(String code, int guest) -> {
        var party = byCode.get(code);
        if (party == null || (party.event() == event && !party.guests().containsKey(guest))) {
          yield nobody(Verdict.UNKNOWN);
        }
        yield of(party, event, guest, true);
      }
    };
  }

  private static Admission of(Party party, long event, int number, boolean newest) {
    if (party.event() != event) {
      return nobody(Verdict.WRONG_EVENT);
    }
    var guest = party.guests().get(number);
    Optional<Verdict> refusal;
    if (OVER.contains(party.state())) {
      refusal = Optional.of(Verdict.CANCELLED);
    } else if (!party.state().equals("confirmed")) {
      refusal = Optional.of(Verdict.NOT_CONFIRMED);
    } else if (!newest || guest == null) {
      refusal = Optional.of(Verdict.OUTDATED);
    } else {
      refusal = guest.released() ? Optional.of(Verdict.RELEASED) : Optional.empty();
    }
    return new Admission(party, number, refusal);
  }

  private static Admission nobody(Verdict refusal) {
    return new Admission(null, 0, Optional.of(refusal));
  }
}
