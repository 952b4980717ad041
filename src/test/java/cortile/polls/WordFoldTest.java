package cortile.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordFoldTest {
  @ParameterizedTest
  @CsvSource({
    "albero, Alberi",
    "piazza, PIAZZE",
    "fiore, fiori",
    "stazione, stazioni",
    "locale, locali",
    "ambiente, ambienti",
    "parco, parchi",
    "lago, laghi",
    "biblioteca, biblioteche",
    "parcheggio, parcheggi",
    "spiaggia, spiagge",
    "città, citta",
    "perché, PERCHE'",
    "tree, trees",
    "house, houses",
    "city, cities",
    "bus, buses",
    "box, boxes",
    "church, churches",
    "potato, potatoes",
    "pista ciclabile, Piste ciclabili",
    "Zürich, zurich",
    "Straße, STRASSE",
    "pizza, pizzas",
    "‘luce’, luce!",
    "area, aree"
  })
  void spellingsOfOneWordAreTheSame(String one, String other) {
    assertThat(fold(other)).isEqualTo(fold(one));
  }

  @ParameterizedTest
  @CsvSource({
    "casa, caso",
    "porta, porto",
    "bus, autobus",
    "news, new",
    "glass, gla",
    "pianta, pianto",
    "alberi, arbusti",
    "no, ni",
    "si, so",
    "gas, ga",
    "verde, green",
    "piante, pianti"
  })
  void otherWordsStayApart(String one, String other) {
    assertThat(fold(other)).isNotEqualTo(fold(one));
  }

  @Test
  void scriptsWithoutCaseAndEmojisAreKept() {
    var words = List.of("树", "شجرة", "🌳", "деревья", "樹木", "!?");
    assertThat(words.stream().map(WordFoldTest::fold).distinct()).hasSize(words.size());
    assertThat(words.stream().map(WordFoldTest::fold)).noneMatch(String::isEmpty);
  }

  private static String fold(String word) {
    return WordFold.fold(Wording.clean(word));
  }
}
