package cortile.hub.door;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was shown at a door and is no guest's of the event, in the words in which it may be kept:
/// enough to see what it was, nothing that would open anything elsewhere.
final class Presented {
  private static final int MOST = 200;

  // Of a ticket the payload says which it is; without its signature it opens nothing.
  private static final int PAYLOAD_CHARS = 22;
  private static final int RUN_CHARS = 6;

  // Ours carry their secrets behind the path, others anywhere behind their first part.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "^([A-Za-z][A-Za-z0-9+.-]*://)(?:[^/?#\\s]*@)?+([^/?#\\s]*+(?:/[^/?#\\s]*+)?+).+$");
  private static final Pattern FRAGMENT = Pattern.compile("#.+$");
  // Codes, keys and tickets of others; ours have 22 characters or more.
  private static final Pattern RUN = Pattern.compile("(CT1\\.)?([A-Za-z0-9_-]{16,})");

  private Presented() {}

  /// At most 200 characters of a ticket's text or a typed code; null if nothing remains.
  static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    var place = ADDRESS.matcher(line).replaceFirst("$1$2…");
    var open = FRAGMENT.matcher(place).replaceFirst("#…");
    var kept = RUN.matcher(open).replaceAll(run -> shortened(run.group(1), run.group(2)));
    return kept.isEmpty() ? null : limited(kept);
  }

  private static String shortened(@Nullable String prefix, String run) {
    var most = prefix == null ? RUN_CHARS : PAYLOAD_CHARS;
    var start = prefix == null ? "" : prefix;
    return run.length() <= most ? start + run : start + run.substring(0, most) + '…';
  }

  private static String limited(String text) {
    if (text.length() <= MOST) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
    return text.substring(0, end) + '…';
  }
}
