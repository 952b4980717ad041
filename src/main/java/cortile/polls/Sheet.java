package cortile.polls;

import java.util.Map;

/// One workshop as a node needs it to judge answers. May be old: the database refuses what was
/// judged by an old one.
///
/// @param workshop the database's number
/// @param residents only signed-in residents take part
/// @param questions by their ids
public record Sheet(
    long workshop, String code, boolean residents, Map<String, QuestionRules> questions) {}
