package cortile.hub.places;

import java.util.Map;

/// Which session of which event uses something, and what it is called where places are shown.
///
/// @param session id
/// @param part what of the session it is for, so that parts can be taken and released by
///   themselves, such as `session` or `need:17`
/// @param event slug
/// @param title by language tag
/// @param shown whether everybody may read the title, which is so once the event is published; of
///   what meets a need (`need:…`) nobody but staff ever does
public record SessionUse(
    long session, String part, String event, Map<String, String> title, boolean shown) {}
