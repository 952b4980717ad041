package cortile.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
  private static final List<String> FILES = List.of("000_kit_keys.sql");

  private final Vertx vertx = Vertx.vertx();
  private final DatabaseUrl database = TestDatabase.empty();

  @AfterEach
  void close() {
    vertx.close();
  }

  private Future<Void> migrate(List<String> files) {
    return Migrations.run(vertx, database.options(), files);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }

  @Test
  void appliesEachFileOnceWhenTwoNodesStartTogether() throws Exception {
    await(Future.all(migrate(FILES), migrate(FILES)));
    await(migrate(FILES));
    assertThat(TestDatabase.value(database, "SELECT count(*) FROM kit.migration")).isEqualTo("1");
    assertThat(TestDatabase.value(database, "SELECT to_regclass('kit.key')")).isEqualTo("kit.key");
  }

  @Test
  void refusesAFileThatChangedAfterItWasApplied() throws Exception {
    await(migrate(FILES));
    TestDatabase.execute(database, "UPDATE kit.migration SET checksum = 'other'");
    assertThatThrownBy(() -> await(migrate(FILES)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("000_kit_keys.sql was changed");
  }

  @Test
  void refusesADatabaseThatIsNewerThanTheProgram() throws Exception {
    await(migrate(FILES));
    TestDatabase.execute(
        database, "INSERT INTO kit.migration (file, checksum) VALUES ('999_x.sql', '')");
    assertThatThrownBy(() -> await(migrate(FILES)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("newer Cortile");
  }

  @Test
  void aFileThatFailsLeavesNothing() throws Exception {
    assertThatThrownBy(() -> await(migrate(List.of("000_kit_keys.sql", "test_broken.sql"))))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("test_broken.sql");
    assertThat(TestDatabase.value(database, "SELECT to_regclass('kit.half')")).isEqualTo("null");
    assertThat(TestDatabase.value(database, "SELECT to_regclass('kit.key')")).isEqualTo("kit.key");
  }
}
