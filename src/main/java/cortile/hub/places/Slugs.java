package cortile.hub.places;

import java.text.Normalizer;
import java.util.Locale;

/// Names as they stand in addresses.
final class Slugs {
  private static final int LONGEST = 60;

  private Slugs() {}

  /// A slug out of a name; empty if it has no letter that could stand in one.
  static String of(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    var cut = plain.substring(0, Math.min(plain.length(), LONGEST));
    return cut.replaceAll("^-+|-+$", "");
  }
}
