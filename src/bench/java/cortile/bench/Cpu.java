package cortile.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Processor time of processes, from Linux's `/proc`.
final class Cpu {
  private static final double TICKS = 100;

  private Cpu() {}

  /// Seconds of user and system time that the process and all below it have used, also those
  /// children that ended.
  static double seconds(long root) {
    var parents = new HashMap<Long, Long>();
    var used = new HashMap<Long, Double>();
    try (var processes = Files.list(Path.of("/proc"))) {
      processes
          .filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit))
          .forEach(path -> read(path, parents, used));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return used.entrySet().stream()
        .filter(entry -> below(root, entry.getKey(), parents))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static boolean below(long root, long process, Map<Long, Long> parents) {
    var at = process;
    while (at > 1) {
      if (at == root) {
        return true;
      }
      at = parents.getOrDefault(at, 0L);
    }
    return false;
  }

  private static void read(Path process, Map<Long, Long> parents, Map<Long, Double> used) {
    try {
      var stat = Files.readString(process.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var id = Long.parseLong(process.getFileName().toString());
      parents.put(id, Long.parseLong(fields[1]));
      used.put(
          id,
          (Long.parseLong(fields[11])
                  + Long.parseLong(fields[12])
                  + Long.parseLong(fields[13])
                  + Long.parseLong(fields[14]))
              / TICKS);
    } catch (IOException e) {
      // The process ended while we looked.
      return;
    }
  }
}
