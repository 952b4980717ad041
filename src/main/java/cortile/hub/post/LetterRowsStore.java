package cortile.hub.post;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Letters in words, as columns.
final class LetterRowsStore {
  private final List<Letter> letters;
  private final List<Worded> worded;

  private LetterRowsStore(List<Letter> letters) {
    this.letters = letters;
    this.worded = letters.stream().map(Wording::of).toList();
  }

  /// All there is of them.
  static Tuple all(List<Letter> letters) {
    var rows = new LetterRowsStore(letters);
    var columns =
        Tuple.tuple()
            .addValue(rows.worded(Worded::message))
            .addValue(rows.texts(letter -> letter.kind().wire()))
            .addValue(rows.texts(Letter::about))
            .addValue(letters.stream().map(Letter::number).toArray(Integer[]::new))
            .addValue(rows.times(Term::occasion));
    return rows.words(columns).addValue(rows.times(Term::due)).addValue(rows.times(Term::expires));
  }

  /// Their names, to whom they go, and what they say.
  static Tuple words(List<Letter> letters) {
    var rows = new LetterRowsStore(letters);
    return rows.words(Tuple.tuple().addValue(rows.worded(Worded::message)));
  }

  private Tuple words(Tuple columns) {
    return columns
        .addValue(worded(Worded::name))
        .addValue(texts(letter -> letter.to().address()))
        .addValue(texts(letter -> letter.to().language().getLanguage()))
        .addValue(worded(Worded::subject))
        .addValue(worded(Worded::body))
        .addValue(texts(Letter::calendar));
  }

  private String[] worded(Function<Worded, String> text) {
    return worded.stream().map(text).toArray(String[]::new);
  }

  private String[] texts(Function<Letter, @Nullable String> text) {
    return letters.stream().map(text).toArray(String[]::new);
  }

  private OffsetDateTime[] times(Function<Term, @Nullable Instant> time) {
    return letters.stream()
        .map(letter -> time.apply(letter.term()))
        .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }
}
