package cortile.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keys of 256 bits as files that only their owner may read: one line of base64url each. Blocks;
/// callers keep it off event loops.
public final class KeyFiles {
  public static final String SIGNING = "signing";

  /// The secret of the Ed25519 pair that signs tickets.
  public static final String TICKETS = "tickets";

  private static final String BALLOTS = "ballots/";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  /// @param folder `DATA/keys`
  public KeyFiles(Path folder) {
    this.folder = folder;
  }

  /// The full name of a ballot key.
  public static String ballot(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a key name: " + name);
    }
    return BALLOTS + name;
  }

  public Path path(String name) {
    return folder.resolve(name + ".key");
  }

  /// The key, or nothing if there is no such file. Throws [IOException] for a file that is not a
  /// key.
  public Optional<byte[]> read(String name) throws IOException {
    try {
      var key = Base64.getUrlDecoder().decode(Files.readString(path(name)).strip());
      if (key.length != 32) {
        throw new IOException(path(name) + " is not a key of 256 bits");
      }
      return Optional.of(key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(path(name) + " is not a key in base64url", e);
    }
  }

  /// The key; made first if there is none. It is on the disk when this returns.
  public byte[] readOrMake(String name) throws IOException {
    var found = read(name);
    if (found.isPresent()) {
      return found.get();
    }
    var key = new byte[32];
    RANDOM.nextBytes(key);
    write(name, key);
    return key;
  }

  /// Writes a key. It is on the disk when this returns.
  public void write(String name, byte[] key) throws IOException {
    PrivateFile.write(path(name), Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }

  /// What the database may know of a key: enough to recognise it, too little to find it.
  static byte[] fingerprint(String name, byte[] key) {
    return Hashes.sha256(("cortile key " + name + "\n").getBytes(StandardCharsets.UTF_8), key);
  }
}
