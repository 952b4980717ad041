package cortile;

import cortile.kit.DatabaseUrl;
import cortile.kit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packed program as a process of its own, to be started, watched, killed and started again.
/// Ports and data stay the same from one start to the next.
public final class ServerProcess implements AutoCloseable {
  private static final String JAR = System.getProperty("cortile.jar", "target/cortile.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String command;
  private final Path data;
  private final List<String> arguments;
  private final int port;
  private final int managementPort;
  private Process process;
  private int starts;
  private Duration startTime = Duration.ZERO;

  private ServerProcess(String command, Path data, List<String> arguments) {
    this.command = command;
    this.data = data;
    this.arguments = arguments;
    this.port = freePort();
    this.managementPort = freePort();
    this.process = launch();
  }

  /// `serve` on an empty data folder of its own, ready.
  public static ServerProcess start(String... arguments) {
    return on(TestDatabase.dataFolder(), arguments).awaitReady();
  }

  /// `serve` on a data folder, not waited for.
  public static ServerProcess on(Path data, String... arguments) {
    return new ServerProcess("serve", data, List.of(arguments));
  }

  /// `demo` on an empty data folder of its own, ready.
  public static ServerProcess demo(String... arguments) {
    return new ServerProcess("demo", TestDatabase.dataFolder(), List.of(arguments)).awaitReady();
  }

  /// A second node on the same database and keys, ready.
  public ServerProcess secondNode() {
    return on(data, "--database", database().secret()).awaitReady();
  }

  /// The end of a command of the program.
  ///
  /// @param out standard output
  /// @param err standard error
  public record Ended(int exit, String out, String err) {}

  /// Runs another command to its end.
  public static Ended run(String... arguments) {
    try {
      var out = Files.createTempFile("cortile", ".out");
      var err = Files.createTempFile("cortile", ".err");
      var process = java(List.of(arguments), out, err);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      var ended = new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Starts again after [#kill] or [#stop], and waits until it is ready.
  public ServerProcess again() {
    process = launch();
    return awaitReady();
  }

  /// SIGKILL.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// SIGTERM; the exit code.
  public int stop() {
    process.destroy();
    return exit();
  }

  /// Waits for the end; the exit code.
  public int exit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("still running\n" + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public ServerProcess awaitReady() {
    var began = System.nanoTime();
    while (!out().contains("Cortile is ready")) {
      if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException("not ready\n" + err());
      }
      pause();
    }
    startTime = Duration.ofNanos(System.nanoTime() - began);
    return this;
  }

  /// Asks the management port until it says so.
  public void awaitReadiness(int status) {
    var began = System.nanoTime();
    while (readiness() != status) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException("never " + status + "\n" + err());
      }
      pause();
    }
  }

  /// The status of `/readyz`; 0 if nobody answers.
  public int readiness() {
    try {
      return get(management("/readyz")).statusCode();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  /// GET, with an optional bearer token.
  public static java.net.http.HttpResponse<String> get(URI address, String... token) {
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
    if (token.length > 0) {
      request.header("Authorization", "Bearer " + token[0]);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI url(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  public URI management(String path) {
    return URI.create("http://localhost:" + managementPort + path);
  }

  public int port() {
    return port;
  }

  public Path data() {
    return data;
  }

  /// How long the last start took until the ready line.
  public Duration startTime() {
    return startTime;
  }

  /// The address of the embedded database.
  public DatabaseUrl database() {
    try {
      return DatabaseUrl.parse(Files.readString(data.resolve("database-url")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The process of the embedded database.
  public ProcessHandle postmaster() {
    try (var lines = Files.lines(postmasterFile())) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where PostgreSQL notes its process, while it runs.
  public Path postmasterFile() {
    return data.resolve("database").resolve("postmaster.pid");
  }

  /// One new token.
  public String token(String role) {
    return run("tokens", "--role", role, "--data", data.toString()).out().strip();
  }

  /// What the last start wrote to standard output.
  public String out() {
    return read("out");
  }

  /// What the last start wrote to standard error.
  public String err() {
    return read("err");
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  private Path file(String stream) {
    return data.resolve("test-" + port + "-" + starts + "." + stream);
  }

  private String read(String stream) {
    try {
      return Files.readString(file(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    starts++;
    var all = new ArrayList<>(List.of(command, "--data", data.toString()));
    all.addAll(List.of("--port", "" + port, "--management-port", "" + managementPort));
    all.addAll(List.of("--host", "127.0.0.1"));
    all.addAll(arguments);
    try {
      return java(all, file("out"), file("err"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process java(List<String> arguments, Path out, Path err) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders", "-jar", JAR));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
