package cortile.polls;

import java.util.Map;

/// By what answers to one question are judged.
///
/// @param question the database's number
/// @param version rises when an answer could be judged otherwise
/// @param options the numbers under which options are counted, by their ids
/// @param min fewest options, for multiple and ranking
/// @param max most options
/// @param points the total to spread, at most
/// @param entries most words or questions by one participant
/// @param least smallest number, or value of the scale
/// @param most greatest number, or value of the scale
public record QuestionRules(
    long question,
    int version,
    Kind kind,
    Map<String, Integer> options,
    int min,
    int max,
    long points,
    int entries,
    long least,
    long most) {}
