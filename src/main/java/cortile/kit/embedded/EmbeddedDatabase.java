package cortile.kit.embedded;

import cortile.kit.CannotStart;
import cortile.kit.DatabaseUrl;
import cortile.kit.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL with its data in `DATA/database`: started here, started again at the same place
/// whenever it dies, stopped here. A server that outlived a killed Cortile is taken over as it
/// runs. Its address, with the password, is in `DATA/database-url`.
///
/// Everything here blocks: not for event loops.
public final class EmbeddedDatabase implements AutoCloseable {
  /// The file in the data folder that holds the address.
  public static final String URL_FILE = "database-url";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final int LOOK_EVERY_MS = 200;
  private static final int LONGEST_PAUSE_MS = 5_000;

  private final DataLock lock;
  private final Cluster cluster;
  private final DatabaseUrl url;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean closing;

  private EmbeddedDatabase(DataLock lock, Cluster cluster, DatabaseUrl url) {
    this.lock = lock;
    this.cluster = cluster;
    this.url = url;
  }

  /// Starts or takes over the server of a data folder, and makes both if they are not there. Throws
  /// [CannotStart] when another process owns the folder, or when what answers is not our server.
  public static EmbeddedDatabase start(Path data) throws IOException {
    return startUnlessOwned(data)
        .orElseThrow(() ->
            new CannotStart(
                "%s is in use by a running Cortile; a further node needs --database \"$(cat %s)\" and a --port of its own"
                    .formatted(data, data.resolve(URL_FILE))));
  }

  /// As [#start], but empty when another process owns the folder.
  public static Optional<EmbeddedDatabase> startUnlessOwned(Path data) throws IOException {
    var folder = PrivateFile.folder(data);
    var lock = DataLock.take(folder);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try {
      var cluster = new Cluster(folder, new Programs(Binaries.unpacked(folder)));
      cluster.make();
      var database = new EmbeddedDatabase(lock.get(), cluster, takeOverOrStart(cluster));
      Thread.ofVirtual().name("database watch").start(database::watch);
      return Optional.of(database);
    } catch (IOException | RuntimeException e) {
      lock.get().close();
      throw e;
    }
  }

  public DatabaseUrl url() {
    return url;
  }

  /// Stops the server and gives the folder free.
  @Override
  public void close() throws IOException {
    closing = true;
    turn.lock();
    try {
      if (cluster.running().isPresent()) {
        cluster.stop();
      }
    } finally {
      turn.unlock();
      lock.close();
    }
  }

  /// Lets go of the server without stopping it, as a killed process would.
  void abandon() throws IOException {
    closing = true;
    lock.close();
  }

  private static DatabaseUrl takeOverOrStart(Cluster cluster) throws IOException {
    if (cluster.running().isPresent()) {
      try {
        var url = cluster.url();
        cluster.check(url);
        LOG.info("Took over the running PostgreSQL at {}", url);
        return url;
      } catch (SQLException | CannotStart | IOException e) {
        LOG.warn("A PostgreSQL runs on this data but can't be used, stopping it: {}", e.toString());
        cluster.stop();
      }
    }
    var url = cluster.withFreePort(cluster.url());
    cluster.start(url);
    try {
      cluster.check(url);
    } catch (SQLException e) {
      cluster.stop();
      throw new CannotStart("the embedded database does not answer: " + e.getMessage(), e);
    }
    return url;
  }

  private void watch() {
    var pause = LOOK_EVERY_MS;
    while (!closing) {
      pause = lookAfter() ? LOOK_EVERY_MS : Math.min(pause + LOOK_EVERY_MS / 2, LONGEST_PAUSE_MS);
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  // Right after a kill the next start can fail: the dead server's helpers still hold its memory.
  private boolean lookAfter() {
    turn.lock();
    try {
      if (closing || cluster.running().isPresent()) {
        return true;
      }
      LOG.error("PostgreSQL is gone; starting it again at {}", url);
      cluster.start(url);
      LOG.info("PostgreSQL is back at {}", url);
      return true;
    } catch (IOException e) {
      LOG.error("PostgreSQL does not start yet: {}", e.getMessage());
      return false;
    } finally {
      turn.unlock();
    }
  }
}
