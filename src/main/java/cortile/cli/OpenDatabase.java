package cortile.cli;

import cortile.kit.CannotStart;
import cortile.kit.DatabaseUrl;
import cortile.kit.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// The database of an installation for the length of one command: the one that was named, the
/// embedded one of a running server, or the embedded one, started for the command.
record OpenDatabase(DatabaseUrl url, Optional<EmbeddedDatabase> started) implements AutoCloseable {
  static OpenDatabase of(DataOptions data) throws IOException {
    var named = data.database();
    if (named != null) {
      return new OpenDatabase(named, Optional.empty());
    }
    var started = EmbeddedDatabase.startUnlessOwned(data.folder());
    return started.isPresent()
        ? new OpenDatabase(started.get().url(), started)
        : new OpenDatabase(running(data), Optional.empty());
  }

  private static DatabaseUrl running(DataOptions data) throws IOException {
    var file = data.folder().resolve(EmbeddedDatabase.URL_FILE);
    if (!Files.exists(file)) {
      throw new CannotStart(data.folder() + " is just being set up; try again in a moment");
    }
    return DatabaseUrl.parse(Files.readString(file));
  }

  @Override
  public void close() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }
}
