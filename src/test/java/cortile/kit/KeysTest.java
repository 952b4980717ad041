package cortile.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysTest {
  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private Db db;
  private Keys keys;

  @BeforeEach
  void open() throws Exception {
    var database = TestDatabase.empty();
    await(Migrations.run(vertx, database.options(), List.of("000_kit_keys.sql")));
    db = Db.open(vertx, database.options(), "test", 4, Touches.NONE);
    keys = node(folder);
    await(keys.open());
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  private Keys node(Path files) {
    return new Keys(vertx, db, files.resolve("keys"));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }

  private byte[] make(Keys node, String name) throws Exception {
    return await(db.transaction(tx -> node.makeBallotKey(tx, name)));
  }

  private Path file(String name) {
    return folder.resolve("keys").resolve(name + ".key");
  }

  @Test
  void onlyTheOwnerCanReadThem() throws Exception {
    make(keys, "rione");
    for (var name : List.of("signing", "ballots/rione")) {
      assertThat(mode(file(name))).isEqualTo("rw-------");
      assertThat(mode(file(name).resolveSibling("."))).isEqualTo("rwx------");
    }
    assertThat(keys.signing()).hasSize(32);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aNodeOnTheSameFilesHasTheSameKeys() throws Exception {
    var made = make(keys, "rione");
    var other = node(folder);
    await(other.open());
    assertThat(other.signing()).isEqualTo(keys.signing());
    assertThat(await(other.ballotKey("rione"))).isEqualTo(made);
    assertThat(make(other, "rione")).isEqualTo(made);
    assertThat(await(other.wrong())).isEmpty();
  }

  @Test
  void twoNodesThatMakeAKeyAtOnceMakeOne() throws Exception {
    var one = db.transaction(tx -> keys.makeBallotKey(tx, "rione"));
    var two = db.transaction(tx -> node(folder).makeBallotKey(tx, "rione"));
    assertThat(await(one)).isEqualTo(await(two));
  }

  @Test
  void aKeyMadeInATransactionThatFailedIsNotRemembered() throws Exception {
    var failed =
        db.transaction(tx ->
            keys.makeBallotKey(tx, "rione")
                .compose(key -> Future.failedFuture(new IllegalStateException("no"))));
    assertThatThrownBy(() -> await(failed)).hasMessage("no");
    assertThatThrownBy(() -> await(keys.ballotKey("rione"))).isInstanceOf(Keys.WrongKey.class);
    assertThat(make(keys, "rione")).isEqualTo(await(keys.ballotKey("rione")));
  }

  @Test
  void aMissingFileIsNamedAndNeverReplaced(@TempDir Path elsewhere) throws Exception {
    make(keys, "rione");
    Files.delete(file("ballots/rione"));
    var other = node(folder);
    await(other.open());
    assertThat(await(other.wrong()))
        .singleElement()
        .asString()
        .endsWith("ballots/rione.key is missing");
    assertThatThrownBy(() -> make(other, "rione")).isInstanceOf(Keys.WrongKey.class);
    assertThat(file("ballots/rione")).doesNotExist();
    assertThatThrownBy(() -> await(node(elsewhere).open()))
        .hasMessageEndingWith("signing.key is missing");
  }

  @Test
  void anotherKeyIsNoticed() throws Exception {
    new KeyFiles(folder.resolve("keys")).write("signing", new byte[32]);
    assertThatThrownBy(() -> await(node(folder).open()))
        .hasMessageContaining("signing.key is not the key that this database knows");
  }

  @Test
  void aNameCannotLeaveTheFolder() {
    assertThatThrownBy(() -> KeyFiles.ballot("../signing"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
