package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.App;
import cortile.kit.DatabaseUrl;
import cortile.kit.Migrations;
import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the hub's tables must keep through a backup.
class HubBackupTest {
  private static final String USE =
      """
      insert into hub.occupation (unit, during, span, reservation)
      select u.id, '[2027-03-02 17:00Z, 2027-03-02 19:00Z)', '[2027-03-02 16:45Z, 2027-03-02 19:15Z)', v.id
      from hub.unit u cross join hub.reservation v
      """;

  @Test
  void whatIsTakenIsTakenAfterARestoreToo(@TempDir Path folder) throws Exception {
    var before = TestDatabase.empty();
    migrate(before);
    TestDatabase.execute(
        before,
        """
        with p as (insert into hub.place (slug, kind, name, today) values ('scuola', 'hub', '{"it": "Ex scuola"}', '2027-03-02') returning id),
          v as (insert into hub.reservation (code, place, state, starts, ends, purpose, source)
            select 'K7M29QXD', id, 'confirmed', '2027-03-02 17:00Z', '2027-03-02 19:00Z', 'Coro', 'web' from p),
          r as (insert into hub.resource (place, key, kind, name, who) select id, 'sala', 'room', '{"it": "Sala"}', 'anyone' from p returning id)
        insert into hub.unit (resource, number) select id, 1 from r
        """);
    TestDatabase.execute(before, USE);
    var file = folder.resolve("backup.zip");
    new Backup(before, Files.createDirectory(folder.resolve("keys"))).write(file);

    var after = TestDatabase.empty();
    try (var zip = new ZipFile(file.toFile())) {
      var restore = new Restore(zip, App.migrations());
      restore.shape(after);
      restore.rows(after);
    }
    var row = "select during || ' ' || span || ' ' || id from hub.occupation";
    assertThat(TestDatabase.value(after, row)).isEqualTo(TestDatabase.value(before, row));
    assertThatThrownBy(() -> TestDatabase.execute(after, USE))
        .rootCause()
        .hasMessageContaining("occupation_no_overlap");
    TestDatabase.execute(after, "delete from hub.occupation");
    TestDatabase.execute(after, USE);
    assertThat(Long.parseLong(TestDatabase.value(after, "select id from hub.occupation")))
        .isGreaterThan(Long.parseLong(TestDatabase.value(before, "select id from hub.occupation")));
  }

  private static void migrate(DatabaseUrl database) {
    var vertx = Vertx.vertx();
    Migrations.run(vertx, database.options(), App.migrations()).await();
    vertx.close().await();
  }
}
