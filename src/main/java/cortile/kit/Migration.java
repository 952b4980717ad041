package cortile.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// One numbered file of SQL from `db/`.
///
/// @param checksum SHA-256 of the file, in hexadecimal digits
record Migration(String file, String script, String checksum) implements Comparable<Migration> {
  static Migration read(String file) {
    try (var in = Migration.class.getResourceAsStream("/db/" + file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource db/" + file);
      }
      var bytes = in.readAllBytes();
      return new Migration(file, new String(bytes, StandardCharsets.UTF_8), Hashes.hex(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int compareTo(Migration other) {
    return file.compareTo(other.file);
  }
}
