package cortile.hub.post;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claimed mail.
///
/// @param claim whoever records an outcome must name it
/// @param calendar an iCalendar object, null for none
/// @param attempts definite refusals so far
record Outgoing(
    String message,
    UUID claim,
    String address,
    String language,
    String subject,
    String body,
    @Nullable String calendar,
    int attempts) {}
