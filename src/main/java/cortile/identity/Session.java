package cortile.identity;

import java.time.Instant;

/// A session that is alive.
///
/// @param person with the role that counts in this session
/// @param ends when it ends if it is not used any more
record Session(String id, Person person, Instant ends) {
  /// Who speaks with the next token of this session.
  Principal principal(Instant now) {
    return new Principal(person.id().toString(), person.role(), id, now.plus(Tokens.LIFE));
  }
}
