package cortile.identity;

import java.time.Duration;

/// How long identity keeps what. `docs/privacy.md` says the same to people; change both.
final class Retention {
  /// A sign-in code may be used so long.
  static final Duration CODE = Duration.ofMinutes(10);

  /// Sign-in codes are counted over this time, and their rows kept so long.
  static final Duration CODE_COUNT = Duration.ofMinutes(15);

  static final int CODES_PER_ACCOUNT = 3;
  static final int TRIES_PER_CODE = 5;

  /// A session ends at the first full hour after this much time without use: twelve hours, and the
  /// life of one token, because use is noted only when a token is renewed.
  static final Duration SESSION_IDLE = Duration.ofHours(12).plus(Tokens.LIFE);

  static final int SESSION_DAYS = 30;

  /// A session that was ended is remembered until no token of it can be valid.
  static final Duration REVOKED = Tokens.LIFE.plus(Tokens.LEEWAY.multipliedBy(2));

  static final Duration SETUP_LINK = Duration.ofHours(24);

  static final int VOTING_CODE_DAYS = 60;

  /// People and roll entries that nobody named or used for so long. Longer than any vote lasts: who
  /// comes back after it is another voter.
  static final int PERSON_DAYS = 730;

  private Retention() {}
}
