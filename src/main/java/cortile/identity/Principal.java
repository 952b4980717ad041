package cortile.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who speaks in a request or on a socket.
///
/// @param subject the person's id, or whatever name a token made by the command line carries; the
///   key of eligibility and of ballots
/// @param session the session to which the token belongs; null for tokens without one, which can't
///   be revoked
/// @param expires when the token ends; a session may go on with a new one
public record Principal(String subject, Role role, @Nullable String session, Instant expires) {}
