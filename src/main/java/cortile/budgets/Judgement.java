package cortile.budgets;

import java.util.List;

/// What a paper says of a ballot.
public sealed interface Judgement {
  /// It may be cast.
  ///
  /// @param withdrawn it names a project that was withdrawn: good only as a repetition of what is
  ///   stored already
  record Fits(Marks marks, boolean withdrawn) implements Judgement {}

  /// It breaks rules; each names itself and the place.
  record Breaks(List<Broken> rules) implements Judgement {}

  /// One broken rule.
  ///
  /// @param pointer JSON Pointer (RFC 6901) into the ballot
  /// @param rule names the text, such as `too-many`
  /// @param values what the text needs, such as the number chosen and the number allowed
  record Broken(String pointer, String rule, List<Object> values) {
    static Broken of(String pointer, String rule, Object... values) {
      return new Broken(pointer, rule, List.of(values));
    }
  }
}
