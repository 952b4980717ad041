package cortile.hub.events;

import cortile.kit.Problem;
import java.util.ArrayList;
import java.util.List;

/// Whether an event takes such a party at all.
final class PartyRules {
  private PartyRules() {}

  /// What is wrong, each at its place in the request. At the door nobody asks for ages.
  static List<Problem.Field> broken(Hall hall, Party party, BookingSource source) {
    var pools = new Pools(hall.pools());
    var broken = new ArrayList<Problem.Field>();
    var people = party.guests().size();
    if (people > hall.partyMost()) {
      broken.add(Problem.Field.of("/party", "party-too-large", people, hall.partyMost()));
    }
    for (var i = 0; i < people; i++) {
      var guest = party.guests().get(i);
      if (!pools.offers(guest.seat())) {
        broken.add(Problem.Field.of("/party/" + i + "/seat", "seat-not-offered"));
      }
      if (source == BookingSource.DOOR) {
        continue;
      }
      age(hall, guest, "/party/" + i + "/age", broken);
    }
    return broken;
  }

  private static void age(
      Hall hall, Party.Guest guest, String pointer, List<Problem.Field> broken) {
    var from = hall.ageFrom();
    var to = hall.ageTo();
    if ((from == null && to == null) || guest.seat() == SeatKind.CARER) {
      return;
    }
    var age = guest.age();
    if (age == null) {
      broken.add(Problem.Field.of(pointer, "guest-age-missing"));
    } else if (from != null && age < from) {
      broken.add(Problem.Field.of(pointer, "guest-too-young", from));
    } else if (to != null && age > to) {
      broken.add(Problem.Field.of(pointer, "guest-too-old", to));
    }
  }
}
