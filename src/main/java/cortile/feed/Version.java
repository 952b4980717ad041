package cortile.feed;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which state of a view: the same epoch and number are the same bytes on every node.
///
/// @param epoch changes whenever numbers may mean something else: another database, a restored one,
///   another build
/// @param number the version of the view's row
record Version(String epoch, long number) {
  private static final Pattern FORM = Pattern.compile("([a-z0-9]{1,32})\\.([0-9]{1,18})");

  /// Reads `k3f9.41`; empty for anything else.
  static Optional<Version> of(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Version(form.group(1), Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return epoch + "." + number;
  }
}
