package cortile.hub.places;

/// When something opens and closes on a day of the week.
///
/// @param weekday 1 is Monday
/// @param opens minutes after midnight
/// @param closes minutes after midnight, at most 1440
record Hours(int weekday, int opens, int closes) {}
