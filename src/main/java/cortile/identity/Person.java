package cortile.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Someone who can sign in.
///
/// @param email null for people who come with a printed code only
record Person(UUID id, Role role, @Nullable String email) {}
