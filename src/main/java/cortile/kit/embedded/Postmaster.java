package cortile.kit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The server process of a data directory, as its `postmaster.pid` names it.
record Postmaster(long pid, int port) {
  private static final int PORT_LINE = 3;

  static Optional<Postmaster> of(Path data) throws IOException {
    try {
      var lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return lines.size() <= PORT_LINE
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Long.parseLong(lines.getFirst().strip()),
                  Integer.parseInt(lines.get(PORT_LINE).strip())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Is that process there and a PostgreSQL? A process that has ended but was not yet collected by
  /// its parent is not.
  boolean alive() {
    var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return false;
    }
    try {
      // Linux: `1234 (postgres) S 1 …`
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var state = stat.substring(stat.lastIndexOf(')') + 1).strip();
      return stat.contains("(postgres)") && !state.startsWith("Z") && !state.startsWith("X");
    } catch (IOException e) {
      return process.get().info().command().orElse("postgres").endsWith("postgres");
    }
  }
}
