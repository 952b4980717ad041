package cortile.budgets.count.pb;

import cortile.budgets.count.BallotsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Adds rows of VOTES to a builder straight from their bytes.
///
/// Whatever is not in the plainest form (blanks inside a list, decimals, unknown ids, …) is left to
/// the usual way, which also knows what to say about it.
final class PbBallots {
  private static final int MOST_DIGITS = 9;

  private final PbRows rows;
  private final BallotsBuilder builder;
  private final int vote;
  private final int points;

  /// Ids by hash of their bytes, open addressing; projects are numbered from 1.
  private final int[] slots;

  private final byte[][] ids;

  private int[] named = new int[64];

  PbBallots(PbRows rows, PbHeader header, BallotsBuilder builder, int vote, int points) {
    this.rows = rows;
    this.builder = builder;
    this.vote = vote;
    this.points = points;
    List<String> all = header.ids();
    ids = new byte[all.size()][];
    slots = new int[Integer.highestOneBit(Math.max(8, all.size())) * 8];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = all.get(i).getBytes(StandardCharsets.UTF_8);
      int slot = hash(ids[i], 0, ids[i].length) & slots.length - 1;
      while (slots[slot] != 0) slot = slot + 1 & slots.length - 1;
      slots[slot] = i + 1;
    }
  }

  /// Adds the present row; false, and nothing is added, if it has to go the usual way.
  boolean add() {
    if (rows.escaped(vote) || (points >= 0 && rows.escaped(points))) return false;
    int number = names();
    if (number < 0) return false;
    if (points < 0) {
      for (int i = 0; i < number; i++) builder.name(named[i]);
    } else if (!withPoints(number)) {
      builder.drop();
      return false;
    }
    builder.finish(1);
    return true;
  }

  /// Fills `named`.
  ///
  /// @return how many, or -1 if an entry is no known id
  private int names() {
    byte[] bytes = rows.bytes();
    int at = rows.begin(vote);
    int end = rows.end(vote);
    while (end > at && bytes[end - 1] == ' ') end--;
    if (at == end) return 0;
    int number = 0;
    while (true) {
      int comma = at;
      int hash = 0;
      while (comma < end && bytes[comma] != ',') hash = hash * 31 + bytes[comma++];
      int project = find(bytes, at, comma, mixed(hash));
      if (project < 0) return -1;
      if (number == named.length) named = Arrays.copyOf(named, number * 2);
      named[number++] = project;
      if (comma == end) return number;
      at = comma + 1;
    }
  }

  private int find(byte[] bytes, int from, int to, int hash) {
    int mask = slots.length - 1;
    for (int slot = hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      byte[] id = ids[slots[slot] - 1];
      if (id.length == to - from && Arrays.equals(id, 0, id.length, bytes, from, to)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  /// Names as many projects with points, each a plain whole number.
  private boolean withPoints(int number) {
    if (!builder.wholePoints()) return false;
    byte[] bytes = rows.bytes();
    int at = rows.begin(points);
    int end = rows.end(points);
    while (end > at && bytes[end - 1] == ' ') end--;
    for (int i = 0; i < number; i++) {
      long value = 0;
      int digit = at;
      for (; digit < end && bytes[digit] != ','; digit++) {
        if (bytes[digit] < '0' || bytes[digit] > '9') return false;
        value = value * 10 + bytes[digit] - '0';
      }
      boolean last = i == number - 1;
      if (digit == at || digit - at > MOST_DIGITS || last != (digit == end)) return false;
      builder.name(named[i], value);
      at = digit + 1;
    }
    return number > 0 || at >= end;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) hash = hash * 31 + bytes[i];
    return mixed(hash);
  }

  private static int mixed(int hash) {
    int spread = hash * 0x9E3779B9;
    return spread ^ spread >>> 15;
  }
}
