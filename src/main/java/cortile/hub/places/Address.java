package cortile.hub.places;

import java.util.regex.Pattern;

/// E-mail addresses as people type them.
final class Address {
  private static final Pattern FORM =
      Pattern.compile(
          "[^@\\s\\p{Cntrl}<>\",;]+@[^@\\s\\p{Cntrl}<>\",;]+\\.[^@\\s\\p{Cntrl}<>\",;]+");

  private Address() {}

  /// Whether a letter to it could arrive.
  static boolean plausible(String text) {
    return FORM.matcher(text.strip()).matches();
  }
}
