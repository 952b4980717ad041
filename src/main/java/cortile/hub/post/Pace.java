package cortile.hub.post;

import java.time.Duration;

/// How fast mail goes out, and how long anything is waited for.
///
/// @param atOnce mails under way at a time on a node
/// @param round the shortest time that `atOnce` mails take: with 4 and 400 ms, ten a second
/// @param look how often the outbox is looked at when it was empty
/// @param trouble after which a server that was not there is tried again; twice as long each time,
///   a minute at most
/// @param silence of the mail server after which the connection is given up
/// @param patience with one mail in all
/// @param claim after which a claimed mail without an outcome is uncertain; longer than patience
public record Pace(
    int atOnce,
    Duration round,
    Duration look,
    Duration trouble,
    Duration silence,
    Duration patience,
    Duration claim) {
  /// What a town's mail relay bears, and a slow one needs.
  public static final Pace USUAL =
      new Pace(
          4,
          Duration.ofMillis(400),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofMinutes(5));
}
