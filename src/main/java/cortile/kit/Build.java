package cortile.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which build of the program this is: equal on every node that runs the same one.
public final class Build {
  private static final int END_OF_DIRECTORY = 22;

  private Build() {}

  /// Twelve hexadecimal digits that change with every file of the program. Blocks.
  public static String id() {
    try {
      var place = Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var files = Files.isDirectory(place) ? folder(place) : jar(place);
      return Hashes.hex(files.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  // The directory at the end of a jar holds name and checksum of every entry, and costs a hundredth
  // of reading them.
  private static String jar(Path place) throws IOException {
    try (var jar = FileChannel.open(place)) {
      var end = ByteBuffer.wrap(read(jar, jar.size() - END_OF_DIRECTORY, END_OF_DIRECTORY));
      end.order(ByteOrder.LITTLE_ENDIAN);
      return Hashes.hex(read(jar, Integer.toUnsignedLong(end.getInt(16)), end.getInt(12)));
    }
  }

  private static byte[] read(FileChannel jar, long from, int length) throws IOException {
    var bytes = new byte[length];
    jar.read(ByteBuffer.wrap(bytes), from);
    return bytes;
  }

  private static String folder(Path place) throws IOException {
    var all = new StringBuilder();
    try (var files = Files.walk(place)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        all.append(place.relativize(file)).append(' ').append(Files.size(file)).append(' ');
        all.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
      }
    }
    return all.toString();
  }
}
