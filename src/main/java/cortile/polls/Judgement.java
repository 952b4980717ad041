package cortile.polls;

import java.util.List;

/// What a question's rules say of an answer.
public sealed interface Judgement {
  /// It may be given.
  ///
  /// @param given in its one normal form, so that the same content is the same text
  /// @param items how it is counted: option numbers or values; empty for words and texts
  /// @param weights beside the items: points, or the places of a ranking; empty where each counts 1
  /// @param words of a word cloud
  record Fits(Given given, List<Long> items, List<Long> weights, List<Word> words)
      implements Judgement {}

  /// A word and what makes other spellings of it the same.
  record Word(String folded, String text) {}

  /// It breaks rules; each names itself and the place.
  record Breaks(List<Broken> rules) implements Judgement {}

  /// One broken rule.
  ///
  /// @param pointer JSON Pointer (RFC 6901) into the request
  /// @param rule names the text, such as `poll-too-many`
  /// @param values what the text needs
  record Broken(String pointer, String rule, List<Object> values) {
    static Broken of(String pointer, String rule, Object... values) {
      return new Broken(pointer, rule, List.of(values));
    }
  }
}
