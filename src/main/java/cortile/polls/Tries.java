package cortile.polls;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Wrong tries at the doors: of codes by address, and of tokens by code, in separate buckets. A
/// hall shares one address: where somebody came in by a code, that code goes on being let in,
/// whatever others try from there. The memory is fixed: names fall into buckets and share their
/// number. May be used from any thread.
final class Tries {
  /// Wrong codes from one address in a minute. 191 million codes at this rate take a year.
  static final int WRONG_CODES = 300;

  /// Wrong tokens at one workshop in a minute.
  static final int WRONG_TOKENS = 120;

  private static final int BUCKETS = 8192;
  private static final int HOMES = 4096;
  private static final long WINDOW = 60_000_000_000L;

  private final int seed;
  private final int[] byAddress = new int[BUCKETS];
  private final int[] byCode = new int[BUCKETS];
  private final Map<String, Boolean> homes =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > HOMES;
        }
      };
  private long started;
  private boolean idle = true;

  /// Starts with a seed that nobody outside can know, or they could choose names that share a
  /// bucket.
  Tries(int seed) {
    this.seed = seed;
  }

  /// Whether a code may be tried from an address now. `nanos` is a clock that only rises.
  synchronized boolean mayTry(String address, String code, long nanos) {
    roll(nanos);
    return byAddress[bucket(address)] < WRONG_CODES || homes.get(address + ' ' + code) != null;
  }

  /// Counts a code as wrong until [#rightCode] says otherwise, so that many at once are not let
  /// through.
  synchronized void count(String address) {
    byAddress[bucket(address)]++;
  }

  /// Takes back what was counted: the code was right.
  synchronized void rightCode(String address) {
    var bucket = bucket(address);
    byAddress[bucket] = Math.max(0, byAddress[bucket] - 1);
  }

  /// Notes that an address is one from which people join a workshop.
  synchronized void home(String address, String code) {
    homes.put(address + ' ' + code, true);
  }

  /// Notes a token that is not good at this workshop; false if there were too many.
  synchronized boolean wrongToken(String code, long nanos) {
    roll(nanos);
    return byCode[bucket(code)]++ < WRONG_TOKENS;
  }

  private void roll(long nanos) {
    if (idle || nanos - started >= WINDOW) {
      Arrays.fill(byAddress, 0);
      Arrays.fill(byCode, 0);
      started = nanos;
      idle = false;
    }
  }

  private int bucket(String name) {
    var hash = (31 * seed + name.hashCode()) * 0x9E3779B9;
    return (hash ^ hash >>> 16) & (BUCKETS - 1);
  }
}
