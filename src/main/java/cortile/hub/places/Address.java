package cortile.hub.places;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// E-mail addresses as people type them.
final class Address {
  private static final Pattern FORM =
      Pattern.compile(
          "[^@\\s\\p{Cntrl}<>\",;]+@[^@\\s\\p{Cntrl}<>\",;]+\\.[^@\\s\\p{Cntrl}<>\",;]+");

  private Address() {}

  /// As it is stored; null for none.
  static @Nullable String stored(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /// Whether a letter to it could arrive.
  static boolean plausible(String text) {
    return FORM.matcher(text.strip()).matches();
  }
}
