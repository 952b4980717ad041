package cortile.kit.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, packed in the jar and unpacked once beside the data; not in a folder that
/// other users share.
final class Binaries {
  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

  private Binaries() {}

  /// The folder that holds `bin`, `lib` and `share`.
  static Path unpacked(Path data) throws IOException {
    var name = archive();
    var resource = Binaries.class.getResource("/" + name);
    if (resource == null) {
      throw new IOException(
          "no PostgreSQL for this machine in the program (" + name + "); give --database");
    }
    // Two releases of the archive have different lengths, and the length costs nothing to read.
    var length = resource.openConnection().getContentLengthLong();
    var folder = data.resolve("postgresql").resolve(name.replace(".txz", "-" + length));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    LOG.info("First start: unpacking PostgreSQL into {}, about ten seconds", folder.getParent());
    Files.createDirectories(data.resolve("postgresql"));
    var making = Files.createTempDirectory(data.resolve("postgresql"), "unpacking");
    try (var in = resource.openStream()) {
      unpack(in, making);
    }
    Files.move(making, folder);
    return folder;
  }

  private static String archive() throws IOException {
    var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    var processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          case String other -> throw new IOException("no PostgreSQL for " + other + " here");
        };
    return "postgres-" + system + "-" + processor + ".txz";
  }

  private static void unpack(InputStream in, Path folder) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("archive reaches outside its folder: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? path : path.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
          Files.copy(tar, path);
          Files.setPosixFilePermissions(path, permissions(entry));
        }
      }
    }
  }

  private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
    var owner = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    if ((entry.getMode() & 0100) != 0) {
      owner.add(PosixFilePermission.OWNER_EXECUTE);
    }
    return owner;
  }
}
