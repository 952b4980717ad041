package cortile.kit.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs `initdb`, `pg_ctl` and `postgres --single` on one data directory. Everything here blocks.
final class Programs {
  private static final int PATIENCE_MINUTES = 10;

  private final Path folder;

  /// @param folder holds PostgreSQL's `bin`
  Programs(Path folder) {
    this.folder = folder;
  }

  /// Makes an empty cluster that sorts alike on every machine and lets nobody in.
  void initdb(Path data) throws IOException {
    run(
        "",
        List.of(
            "initdb",
            "--pgdata=" + data,
            "--username=postgres",
            "--auth=reject",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--data-checksums"));
  }

  /// Runs statements, one a line, as superuser on a cluster that is not running. The only way to be
  /// superuser: nobody can log in as one.
  void single(Path data, String statements) throws IOException {
    run(statements, List.of("postgres", "--single", "-D", data.toString(), "postgres"));
  }

  /// Starts the server and waits until it takes connections, also through a long crash recovery. It
  /// outlives this process.
  void start(Path data, Path log, List<String> settings) throws IOException {
    var options = new ArrayList<String>();
    settings.forEach(setting -> options.add("-c " + setting));
    run(
        "",
        List.of(
            "pg_ctl",
            "start",
            "--wait",
            "--silent",
            "--pgdata=" + data,
            "--log=" + log,
            "--options=" + String.join(" ", options)));
  }

  /// Ends all sessions, writes a checkpoint and stops.
  void stop(Path data) throws IOException {
    run("", List.of("pg_ctl", "stop", "--wait", "--silent", "--mode=fast", "--pgdata=" + data));
  }

  // PostgreSQL refuses to run as root. In a user namespace root is nobody in particular, yet still
  // owns its files.
  private List<String> command(List<String> arguments) {
    var command = new ArrayList<String>();
    if (new UnixSystem().getUid() == 0) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(folder.resolve("bin").resolve(arguments.getFirst()).toString());
    command.addAll(arguments.subList(1, arguments.size()));
    return command;
  }

  private void run(String input, List<String> arguments) throws IOException {
    // A file, not a pipe: the server inherits it and would keep a pipe open for ever.
    var output = Files.createTempFile("cortile-postgresql", ".log");
    try {
      var builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
      builder.redirectOutput(output.toFile());
      builder
          .environment()
          .putAll(Map.of("LC_ALL", "C", "TZ", "UTC", "PGCTLTIMEOUT", "" + PATIENCE_MINUTES * 60));
      var process = builder.start();
      try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
        in.write(input);
      }
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(arguments.getFirst() + " does not come to an end");
      }
      var said = Files.readString(output).strip();
      if (process.exitValue() != 0 || said.contains("ERROR:") || said.contains("FATAL:")) {
        throw new IOException(arguments.getFirst() + " failed: " + said.replace("\n", " | "));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
