package cortile.hub.post;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mail to one person, before it is worded. There is at most one of a kind, about, number and
/// occasion: the second is taken for the first said again.
///
/// @param about `booking:CODE` or `reservation:CODE`; what reminders are dropped by
/// @param number tells letters of one kind about one thing apart: the revision of a change, the
///   minutes of a reminder, else 0
/// @param to to whom
/// @param values what the texts of this kind need, see [LetterKind]; times by [When], links by
///   [Links]. May hold whatever people typed.
/// @param calendar iCalendar objects of `hub.calendars`, each an attachment; null for none
public record Letter(
    LetterKind kind,
    String about,
    int number,
    Recipient to,
    Map<String, String> values,
    @Nullable String calendar,
    Term term) {

  /// Throws IllegalArgumentException if a value is missing or unknown.
  public Letter {
    values = Map.copyOf(values);
    if (!values.keySet().equals(kind.needed())) {
      throw new IllegalArgumentException(
          kind + " needs " + kind.needed() + " and not " + values.keySet());
    }
  }

  /// Who is written to.
  ///
  /// @param name as they gave it
  /// @param address an e-mail address in the form of RFC 5321, without a name
  /// @param language of the words and dates, one of [cortile.kit.Texts#LANGUAGES]
  public record Recipient(String name, String address, Locale language) {}
}
