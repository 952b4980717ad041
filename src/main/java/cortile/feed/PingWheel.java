package cortile.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All outlets of a verticle, spread over the seconds of a ping interval: one timer for all of
/// them, and no burst of pings.
final class PingWheel {
  private static final int SECONDS = 25;

  private final List<List<Outlet>> slots = new ArrayList<>();
  private int second;
  private int filled;

  PingWheel() {
    for (var i = 0; i < SECONDS; i++) {
      slots.add(new ArrayList<>());
    }
  }

  void add(Outlet outlet) {
    outlet.slot = filled++ % SECONDS;
    var slot = slots.get(outlet.slot);
    outlet.place = slot.size();
    slot.add(outlet);
  }

  void remove(Outlet outlet) {
    var slot = slots.get(outlet.slot);
    var last = slot.removeLast();
    if (last.place != outlet.place) {
      slot.set(outlet.place, last);
      last.place = outlet.place;
    }
  }

  /// Called each second; counts them, too.
  void tick() {
    second++;
    List.copyOf(slots.get(second % SECONDS)).forEach(Outlet::beat);
  }

  int second() {
    return second;
  }

  void forEach(Consumer<Outlet> visitor) {
    slots.forEach(slot -> List.copyOf(slot).forEach(visitor));
  }
}
