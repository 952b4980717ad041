package cortile.hub.post;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times in words, as letters say them: weekday, date and hours by the clock of the place.
public final class When {
  private When() {}

  /// Such as `martedì 24 novembre 2026, ore 18:00–20:00`; with both dates if it ends on another
  /// day.
  public static String span(Locale language, ZonedDateTime start, ZonedDateTime end) {
    var sameDay = start.toLocalDate().equals(end.toLocalDate());
    return sameDay
        ? moment(language, start) + "–" + hour(end)
        : moment(language, start) + " – " + moment(language, end);
  }

  /// Such as `martedì 24 novembre 2026, ore 18:00`.
  public static String moment(Locale language, ZonedDateTime time) {
    var italian = language.getLanguage().equals("it");
    var day = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", italian ? Locale.ITALIAN : Locale.UK);
    return day.format(time) + (italian ? ", ore " : ", ") + hour(time);
  }

  private static String hour(ZonedDateTime time) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
  }
}
