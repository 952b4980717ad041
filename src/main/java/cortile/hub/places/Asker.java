package cortile.hub.places;

import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param subject null for somebody who is not signed in as a person
/// @param staff facilitators and organisers
/// @param secret of a personal link; null for none
record Asker(@Nullable String subject, boolean staff, @Nullable String secret) {}
