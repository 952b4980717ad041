package cortile.cli;

/// What a newcomer reads when the demonstration is ready.
///
/// @param city its name
/// @param address of the pages, without a slash at its end
/// @param invited a link for the first organiser was shown before
/// @param perMinute simulated residents who vote in a minute
/// @param code of the workshop
/// @param rush the event that everybody wants to go to
/// @param invitation a secret by which one person leads it too
record Welcome(
    String city,
    String address,
    boolean invited,
    int perMinute,
    String code,
    String invitation,
    String rush) {
  @Override
  public String toString() {
    return """
    %s
      residents   %s/
      organisers  %s/conduce/%s
      a workshop  %s/p/%s
      the screen  %s/schermo/%s
    Eight things to try:
      1. Vote: open the residents' address in a narrow window. Any e-mail address will do; the
         sign-in code is shown on the page. Change your vote afterwards.
      2. Open it in a second window and watch turnout and tally move. %s
      3. Put the screen's address on a large screen.
      4. Join the workshop with your phone or a narrow window; its code is %s. %s
      5. Lead it: sign in as an organiser, then open this link, which is good once:
         %s/conduce/workshops/%s/invito#invito=%s
      6. As an organiser: withdraw a project, extend the vote, close it and publish the results.
      7. Book places for the evening that everybody wants to go to: %s/eventi/%s
      8. Look at the hub's day as its desk sees it: %s/conduce/banco\
    """
        .formatted(
            city,
            address,
            address,
            invited ? "   (first by the link above)" : "",
            address,
            code,
            address,
            CityScreen.SLUG,
            perMinute == 0
                ? "Nobody else votes now."
                : "About " + perMinute + " residents vote every minute.",
            code,
            perMinute == 0
                ? "Nobody else is there."
                : "It leads itself until you do; the others answer you too.",
            address,
            code,
            invitation,
            address,
            rush,
            address);
  }
}
