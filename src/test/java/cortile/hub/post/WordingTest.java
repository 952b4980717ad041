package cortile.hub.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortile.kit.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class WordingTest {
  static Stream<Arguments> kinds() {
    return Arrays.stream(LetterKind.values())
        .flatMap(kind -> Texts.LANGUAGES.stream().map(language -> Arguments.of(kind, language)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindSaysAllOfItsValuesAndNothingElseInBraces(LetterKind kind, Locale language) {
    var draft = Sorting.letter(kind, 1, Map.of(), null);
    var to = new Letter.Recipient("Ada", "ada@example.org", language);
    var worded =
        Wording.of(
            new Letter(
                kind, draft.about(), draft.number(), to, draft.values(), null, draft.term()));
    var all = worded.subject() + "\n" + worded.body();
    assertThat(kind.needed()).allSatisfy(name -> assertThat(all).contains("<" + name + ">"));
    assertThat(all).doesNotContain("{").doesNotContain("mail." + kind.wire());
    assertThat(worded.body().lines().filter(line -> line.contains("<link>"))).hasSize(1);
    assertThat(worded.message()).matches("[0-9a-f]{32}");
  }

  @Test
  void aMissingOrUnknownValueIsRefusedWhereTheLetterIsMade() {
    var letter = Sorting.booked(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Letter(
                letter.kind(),
                "booking:X",
                0,
                letter.to(),
                Map.of("name", "x"),
                null,
                letter.term()))
        .withMessageContaining("people");
  }

  @Test
  void namesOfMailsDifferByKindAboutAndNumber() {
    var names =
        List.of(
            Wording.message(Sorting.booked(1)),
            Wording.message(Sorting.booked(2)),
            Wording.message(Sorting.letter(LetterKind.CANCELLED, 1, Map.of(), null)),
            Wording.message(Sorting.letter(LetterKind.REMINDER, 1, Map.of(), null)));
    assertThat(names).doesNotHaveDuplicates();
    assertThat(Wording.message(Sorting.booked(1))).isEqualTo(names.getFirst());
  }
}
