package cortile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where people find the pages of an installation: the node that started last says so in
/// `DATA/address`, for commands that print links.
final class Address {
  private static final String FILE = "address";
  private static final String USUAL = "http://localhost:8080";

  private Address() {}

  static void keep(Path folder, String address) throws IOException {
    Files.writeString(folder.resolve(FILE), address + System.lineSeparator());
  }

  /// Without a slash at the end.
  static String of(Path folder) throws IOException {
    var file = folder.resolve(FILE);
    return Files.exists(file) ? Files.readString(file).strip() : USUAL;
  }
}
