package cortile.cli;

import java.util.Locale;

/// What a newcomer reads when the demonstration is ready.
///
/// @param city its name
/// @param residents the address of the pages, with a slash at its end
/// @param organisers the address for organisers; a set-up link where nobody is one yet
/// @param perMinute residents who vote in a minute
record Welcome(String city, String residents, String organisers, int perMinute) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        """
        %s
          residents   %s
          organisers  %s
        Three things to try:
          1. Vote: open the residents' address in a narrow window. Any e-mail address will do; the
             sign-in code is shown on the page. Change your vote afterwards.
          2. Open it in a second window and watch turnout and tally move. %s
          3. Open the organisers' address: withdraw a project, extend the vote, close and publish.\
        """,
        city,
        residents,
        organisers,
        perMinute == 0
            ? "Nobody else votes now."
            : "About " + perMinute + " residents vote every minute.");
  }
}
