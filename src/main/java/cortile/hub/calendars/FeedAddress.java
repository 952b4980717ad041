package cortile.hub.calendars;

/// The secret address of a person's own calendar.
///
/// @param code public part of it
/// @param number of the secret, which follows from it: a new number ends the old address
record FeedAddress(String subject, String code, int number) {
  /// What the secret is made of.
  String name() {
    return code + "." + number;
  }
}
