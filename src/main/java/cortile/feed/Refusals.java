package cortile.feed;

import cortile.kit.Problem;

/// What the feed refuses, and how it says so. Forbidden and unknown views are refused alike.
final class Refusals {
  static final Problem NOT_FOUND = Problem.of(404, "not-found");
  static final Problem NOT_A_MESSAGE = Problem.of(400, "feed-message");
  static final Problem NO_PROTOCOL = Problem.of(400, "feed-protocol");
  static final Problem NO_SOCKET = Problem.of(426, "feed-socket-expected");
  static final Problem ORIGIN = Problem.of(403, "feed-origin");
  static final Problem TICKET = Problem.of(401, "feed-ticket");
  static final Problem TOO_MANY_SOCKETS = Problem.of(429, "feed-sockets").retryAfter(5);
  static final Problem AWAY = Problem.of(503, "database-away").retryAfter(1);

  private Refusals() {}

  static Problem tooManyViews(int most) {
    return Problem.of(429, "feed-views", most);
  }

  static Problem tooManyMessages(int most) {
    return Problem.of(429, "feed-messages", most);
  }
}
