package cortile.identity;

import java.net.InetAddress;
import java.util.Arrays;

/// How often something is tried from one address in a minute. To be set loosely, because a hall
/// shares one address: [#MOST] for signing in. The memory is fixed: addresses fall into [#BUCKETS]
/// buckets, and those in one bucket share its number. May be used from any thread.
public final class Attempts {
  static final int MOST = 600;
  private static final int BUCKETS = 16_384;
  private static final long WINDOW = 60_000_000_000L;

  private final int seed;
  private final int most;
  private final int[] counts = new int[BUCKETS];
  private long started;
  private boolean idle = true;

  /// Starts with a seed that nobody outside can know, or they could choose addresses that share a
  /// bucket.
  Attempts(int seed) {
    this(seed, MOST);
  }

  /// The same with another limit.
  ///
  /// @param most tries a minute from one address
  public Attempts(int seed, int most) {
    this.seed = seed;
    this.most = most;
  }

  /// Counts one attempt; false if there were too many. `nanos` is a clock that only rises.
  public synchronized boolean count(String address, long nanos) {
    if (idle || nanos - started >= WINDOW) {
      Arrays.fill(counts, 0);
      started = nanos;
      idle = false;
    }
    var bucket = bucket(address);
    if (counts[bucket] >= most) {
      return false;
    }
    counts[bucket]++;
    return true;
  }

  // A home has a whole /64 of version 6.
  private int bucket(String address) {
    var hash = seed;
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      for (var i = 0; i < Math.min(bytes.length, 8); i++) {
        hash = 31 * hash + bytes[i];
      }
    } catch (IllegalArgumentException e) {
      hash = 31 * hash + address.hashCode();
    }
    hash *= 0x9E3779B9;
    return (hash ^ hash >>> 16) & (BUCKETS - 1);
  }
}
