package cortile.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/// Which build of the program this is: equal on every node that runs the same one.
public final class Build {
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

  private static String jar(Path place) throws IOException {
    var all = new StringBuilder();
    try (var jar = new JarFile(place.toFile())) {
      jar.stream()
          .forEach(e -> all.append(e.getName()).append(' ').append(e.getCrc()).append('\n'));
    }
    return all.toString();
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
