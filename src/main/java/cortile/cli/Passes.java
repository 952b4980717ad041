package cortile.cli;

import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.KeyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// Tokens that a command signs with the key of the installation itself. Whoever can read that key
/// can speak for anybody, so it is for whoever runs the server. May be used from any thread.
final class Passes {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final String ORGANISER = "cli:organiser";

  private final Tokens tokens;
  private final InstantSource clock;

  Passes(Tokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /// Signs with the key under a data folder.
  ///
  /// @throws CommandFailure if no server has made one there yet, or it can't be read
  static Passes of(Path data) throws CommandFailure {
    try {
      byte[] key =
          new KeyFiles(data.resolve("keys"))
              .read(KeyFiles.SIGNING)
              .orElseThrow(() -> new CommandFailure("There is no signing key in " + data + "."));
      return new Passes(new Tokens(key), InstantSource.system());
    } catch (IOException unreadable) {
      throw new CommandFailure("The signing key can't be read: " + unreadable.getMessage());
    }
  }

  /// A token for a person who may vote, good for an hour.
  String resident(String subject) {
    return tokens.mint(subject, Role.RESIDENT, null, LIFE, clock.instant());
  }

  /// A token for the command itself, good for an hour.
  String organiser() {
    return tokens.mint(ORGANISER, Role.ORGANISER, null, LIFE, clock.instant());
  }
}
