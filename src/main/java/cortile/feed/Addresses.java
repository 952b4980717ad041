package cortile.feed;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How many sockets each network address has on this node. A hall or a school shares one address,
/// so the limit is high.
final class Addresses {
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

  /// Counts one more, unless there are `most` already.
  boolean enter(String address, int most) {
    var entered = new boolean[1];
    open.compute(
        address,
        (key, count) -> {
          var before = count == null ? 0 : count;
          entered[0] = before < most;
          return entered[0] ? Integer.valueOf(before + 1) : count;
        });
    return entered[0];
  }

  void leave(String address) {
    open.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }
}
