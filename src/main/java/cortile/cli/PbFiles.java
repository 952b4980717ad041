package cortile.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens `.pb` and `.pb.gz` files for [cortile.budgets.count.pb.PbReader].
final class PbFiles {
  private static final int GZIP_MAGIC = 0x1f8b;

  private PbFiles() {}

  /// The bytes of a file, unpacked if it begins as gzip does, whatever its name.
  static InputStream open(Path file) throws IOException {
    var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      bytes.mark(2);
      int magic = bytes.read() << 8 | bytes.read();
      bytes.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    } catch (IOException failed) {
      bytes.close();
      throw failed;
    }
  }
}
