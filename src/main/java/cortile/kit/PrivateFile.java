package cortile.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Small files that only their owner may read. Blocks.
public final class PrivateFile {
  private PrivateFile() {}

  /// Writes one line beside its place, flushes it and moves it there, so that nobody ever sees half
  /// of it. It is on the disk when this returns.
  public static void write(Path path, String line) throws IOException {
    var folder = folder(path.resolveSibling("."));
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var made = Files.createTempFile(folder, ".new", ".tmp", owner);
    try (var channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
    try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
      entry.force(true);
    }
  }

  /// Makes a folder that only its owner may enter, unless it is there.
  public static Path folder(Path path) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return Files.createDirectories(path.toAbsolutePath().normalize(), owner);
  }
}
