package cortile.hub.post;

/// What came of handing a mail to the mail server.
sealed interface Outcome {
  /// The server took it.
  record Taken() implements Outcome {}

  /// The server said no to this mail: it was not sent.
  ///
  /// @param fault such as `smtp 550`
  /// @param forGood the same will be said next time
  record Refused(String fault, boolean forGood) implements Outcome {}

  /// The server does not work for any mail now: this one was not sent.
  record Away(String fault) implements Outcome {}

  /// Nobody knows: the connection ended, or the time, before the server's last word.
  record Unknown(String fault) implements Outcome {}
}
