package cortile;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.CannotStart;
import cortile.kit.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppTest {
  private static int status(int port, String path) {
    return ServerProcess.get(URI.create("http://localhost:" + port + path)).statusCode();
  }

  @Test
  void twoNodesInOneProcessShareDatabaseAndKeys(@TempDir Path data) {
    var config = Config.local(data, TestDatabase.empty());
    var one = new App(config);
    var two = new App(config);
    await(one.start());
    await(two.start());
    try {
      assertThat(one.port()).isPositive().isNotEqualTo(two.port());
      assertThat(one.address()).isEqualTo("http://localhost:" + one.port());
      assertThat(one.setupLink()).hasValueSatisfying(link -> assertThat(link).contains("#setup="));
      for (var node : new App[] {one, two}) {
        assertThat(status(node.managementPort(), "/healthz")).isEqualTo(200);
        assertThat(status(node.managementPort(), "/readyz")).isEqualTo(200);
        assertThat(status(node.port(), "/api/config")).isEqualTo(200);
        assertThat(status(node.port(), "/api/none")).isEqualTo(404);
      }
      assertThat(
              ServerProcess.get(URI.create("http://localhost:" + one.managementPort() + "/metrics"))
                  .body())
          .contains(
              "cortile_http_requests_seconds_count",
              "cortile_feed_loads_total",
              "jvm_memory_used_bytes");
    } finally {
      await(one.stop());
      await(two.stop());
    }
    assertThatThrownBy(() -> status(one.port(), "/api/config"));
  }

  @Test
  void aTakenPortIsSaidInOneLine(@TempDir Path data) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var config = Config.local(data, TestDatabase.empty());
      var app =
          new App(
              new Config(
                  config.host(),
                  taken.getLocalPort(),
                  0,
                  data,
                  config.database(),
                  null,
                  null,
                  config.mailFrom(),
                  1,
                  false,
                  false));
      assertThatThrownBy(() -> await(app.start()))
          .isInstanceOf(CannotStart.class)
          .hasMessage("can't listen on 127.0.0.1:%d: it is taken".formatted(taken.getLocalPort()));
      await(app.stop());
    }
  }

  @Test
  void aPasswordThatTheDatabaseRefusesEndsTheStart(@TempDir Path data) {
    var url = TestDatabase.empty().secret().replaceFirst(":[0-9a-f]{48}@", ":wrong@");
    var app = new App(Config.local(data, cortile.kit.DatabaseUrl.parse(url)));
    assertThatThrownBy(() -> await(app.start()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("password authentication failed");
    await(app.stop());
  }
}
