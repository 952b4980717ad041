package cortile.identity;

import java.util.Locale;

/// How a session began. Only an e-mail code shows that nobody else stands behind the person: a
/// printed code went through the hands of staff, and a set-up link through those of an organiser.
enum Way {
  EMAIL,
  PRINTED,
  SETUP;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
