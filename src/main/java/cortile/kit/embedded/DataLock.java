package cortile.kit.embedded;

import cortile.kit.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One process at a time owns a data folder. The operating system takes the lock back from a
/// process that dies, however it dies.
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  static DataLock take(Path data) throws IOException {
    var channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new DataLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another server in this process.
    }
    channel.close();
    throw new CannotStart(
        data
            + " is in use by a running Cortile; a further node needs --database \"$(cat "
            + data.resolve(EmbeddedDatabase.URL_FILE)
            + ")\" and a --port of its own");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
