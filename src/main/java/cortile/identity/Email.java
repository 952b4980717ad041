package cortile.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// E-mail addresses, in the one form in which they are compared and stored.
final class Email {
  private static final Pattern FORM =
      Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}]+");
  private static final int LONGEST = 254;

  private Email() {}

  /// The address in lower case, or empty if this is none.
  static Optional<String> of(String text) {
    var address = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return address.length() <= LONGEST && FORM.matcher(address).matches()
        ? Optional.of(address)
        : Optional.empty();
  }
}
