package cortile.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `If-None-Match` header (RFC 9110, 13.1.2).
final class ETags {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

  private ETags() {}

  /// Whether one of the listed versions is this very state.
  static boolean match(@Nullable String header, ViewState state) {
    if (header == null) {
      return false;
    }
    if (header.strip().equals("*")) {
      return true;
    }
    var tags = TAG.matcher(header);
    while (tags.find()) {
      var version = Version.of(tags.group(1));
      if (version.isPresent()
          && version.get().epoch().equals(state.epoch())
          && state.versions().contains(version.get().number())) {
        return true;
      }
    }
    return false;
  }
}
