package cortile.polls;

import java.util.List;
import java.util.Map;

/// What a participant says to a question.
public sealed interface Given {
  /// Options, for single and multiple.
  record Choices(List<String> ids) implements Given {}

  /// A value of the scale.
  record Rating(long value) implements Given {}

  /// Options, best first.
  record Ranking(List<String> ids) implements Given {}

  /// Points by option.
  record Points(Map<String, Long> points) implements Given {}

  /// Entries of a word cloud.
  record Words(List<String> words) implements Given {}

  /// An open text.
  record Free(String text) implements Given {}

  /// A number.
  record Amount(long value) implements Given {}
}
