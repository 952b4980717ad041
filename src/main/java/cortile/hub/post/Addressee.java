package cortile.hub.post;

import java.util.Locale;

/// Somebody who booked and can be written to.
///
/// @param id of the booking, by which they are gone through
/// @param code of the booking
/// @param link number of their personal link
record Addressee(long id, String code, String name, String address, Locale language, int link) {}
