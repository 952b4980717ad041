package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The packed program as those who run it see it.
final class ServeIT {
  @Test
  void saysExactlyOneLineWhenReadyAndStopsCleanly() {
    try (var server = ServerProcess.start()) {
      assertThat(server.readiness()).isEqualTo(200);
      assertThat(server.out())
          .isEqualTo("Cortile is ready: http://localhost:" + server.port() + "/\n");
      assertThat(server.err())
          .containsOnlyOnce("/conduce/#setup=")
          .doesNotContain("Exception", "WARN", "SEVERE");
      assertThat(server.stop()).isZero();
      assertThat(server.postmasterFile()).doesNotExist();
      assertThat(server.err()).doesNotContain("Exception");
      server.again();
      System.err.println("second start: " + server.startTime().toMillis() + " ms");
      assertThat(server.startTime()).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void aKilledNodeTakesItsDatabaseOverAgain() {
    try (var server = ServerProcess.start()) {
      var postmaster = server.postmaster();
      server.kill();
      server.again();
      assertThat(server.postmaster().pid()).isEqualTo(postmaster.pid());
      assertThat(server.err()).contains("Took over the running PostgreSQL");
      assertThat(server.stop()).isZero();
      assertThat(server.postmasterFile()).doesNotExist();
    }
  }

  @Test
  void aKilledDatabaseComesBackWithoutARestartOfTheNode() throws Exception {
    try (var server = ServerProcess.start()) {
      var before = server.postmaster();
      before.destroyForcibly();
      before.onExit().get(10, TimeUnit.SECONDS);
      server.awaitReadiness(200);
      assertThat(server.postmaster().pid()).isNotEqualTo(before.pid());
      assertThat(ServerProcess.get(server.url("/api/budgets")).statusCode()).isEqualTo(200);
      assertThat(server.out()).hasLineCount(1);
    }
  }

  @Test
  void aNodeWithoutTheKeysIsNotReadyAndNamesTheFileUntilItIsThere() throws Exception {
    try (var server = ServerProcess.start();
        var other =
            ServerProcess.on(TestDatabase.dataFolder(), "--database", server.database().secret())) {
      other.awaitReadiness(503);
      var file = other.data().resolve("keys").resolve("signing.key");
      Assertions.assertThatNoException().isThrownBy(() -> awaitText(other, file + " is missing"));
      assertThat(other.out()).isEmpty();
      Files.createDirectories(file.getParent());
      for (var name : List.of("tickets.key", "signing.key")) {
        Files.copy(server.data().resolve("keys").resolve(name), file.resolveSibling(name));
      }
      other.awaitReady();
      assertThat(other.readiness()).isEqualTo(200);
    }
  }

  private static void awaitText(ServerProcess server, String text) throws InterruptedException {
    for (var i = 0; i < 600; i++) {
      if (ServerProcess.get(server.management("/readyz")).body().contains(text)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never said: " + text + "\n" + server.err());
  }

  @Test
  void aStopFinishesWhatWasAcceptedAndTakesNothingNew() throws Exception {
    var body = "{\"email\":\"nobody\"}";
    try (var server = ServerProcess.start();
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var head =
          "POST /api/sign-in-codes HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "Content-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n";
      socket
          .getOutputStream()
          .write((head + body.substring(0, 5)).getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(300);
      var exit = CompletableFuture.supplyAsync(server::stop);
      awaitRefusal(server);
      socket.getOutputStream().write(body.substring(5).getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(answer).isEqualTo("HTTP/1.1 422");
      assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void aStopSendsReadersAwayToComeBack() throws Exception {
    try (var server = ServerProcess.start();
        var http = HttpClient.newHttpClient()) {
      var closed = new CompletableFuture<Integer>();
      var address = URI.create("ws://localhost:" + server.port() + "/feed");
      http.newWebSocketBuilder()
          .buildAsync(
              address,
              new WebSocket.Listener() {
                @Override
                public @Nullable CompletionStage<?> onClose(
                    WebSocket socket, int code, String reason) {
                  closed.complete(code);
                  return null;
                }
              })
          .get(30, TimeUnit.SECONDS);
      assertThat(server.stop()).isZero();
      assertThat(closed.get(30, TimeUnit.SECONDS)).isEqualTo(1012);
    }
  }

  private static void awaitRefusal(ServerProcess server) throws Exception {
    for (var i = 0; i < 200; i++) {
      try (var attempt = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        assertThat(attempt.isConnected()).isTrue();
        Thread.sleep(25);
      } catch (ConnectException refused) {
        return;
      } catch (IOException other) {
        Thread.sleep(25);
      }
    }
    throw new AssertionError("still takes connections");
  }
}
