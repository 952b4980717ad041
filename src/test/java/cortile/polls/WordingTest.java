package cortile.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

final class WordingTest {
  @Test
  void whatTurnsOrHidesTextIsTakenOut() {
    assertThat(Wording.clean("\u202Egnp.exe\u202C")).isEqualTo("gnp.exe");
    assertThat(Wording.clean("\u2066a\u2069\u200F\u061Cb")).isEqualTo("ab");
    assertThat(Wording.clean("lu\u200Bc\u200D\uFEFFe\u00AD")).isEqualTo("luce");
    assertThat(Wording.clean("\u2060\u3164\u2800\u115F")).isEmpty();
    assertThat(Wording.clean("\u034F\uDB40\uDC41tag\uE000")).isEqualTo("tag");
  }

  @Test
  void aFloodOfMarksIsCappedAndWhatScriptsNeedIsKept() {
    var flood = "e" + "\u0301\u0316".repeat(5000) + "co";
    var clean = Wording.clean(flood);
    assertThat(Normalizer.normalize(clean, Normalizer.Form.NFD).length()).isLessThanOrEqualTo(6);
    assertThat(clean).startsWith("é").endsWith("co");
    assertThat(Wording.clean("\u0301solo")).isEqualTo("solo");
    assertThat(Wording.clean("Tiếng Việt")).isEqualTo("Tiếng Việt");
    assertThat(Wording.clean("ภาษาไทย")).isEqualTo("ภาษาไทย");
    assertThat(Wording.clean("हिन्दी")).isEqualTo("हिन्दी");
    assertThat(Wording.clean("مَدْرَسَة")).isEqualTo("مَدْرَسَة");
  }

  @Test
  void blanksAreOneSpaceAndTextIsComposed() {
    assertThat(Wording.clean("  una\n\n\tpiù\u00A0 larga \u2028 piazza  "))
        .isEqualTo("una più larga piazza");
    assertThat(Wording.clean("cafe\u0301")).isEqualTo("café");
  }

  @Test
  void markupAndFormulasStayWhatTheyAreAsText() {
    assertThat(Wording.clean("<b>ciao</b>")).isEqualTo("<b>ciao</b>");
    assertThat(Wording.says("🌳")).isTrue();
    assertThat(Wording.says("…!?")).isFalse();
  }

  @Test
  void longTextIsCleanedInAMomentAndRefusedByItsLength() {
    var clean = Wording.clean("a\u0301\u200B".repeat(30_000));
    assertThat(AnswerJudge.wrong("/text", clean, AnswerJudge.TEXT))
        .singleElement()
        .satisfies(broken -> assertThat(broken.rule()).isEqualTo("poll-text-long"));
  }
}
