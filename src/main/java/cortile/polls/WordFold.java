package cortile.polls;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which words of a cloud are the same: by case, accents and simple plurals of Italian and English,
/// never by meaning. What it leaves apart a moderator can merge, what it put together nobody can
/// part; so it rather leaves apart.
///
/// Without a dictionary an Italian word in `-e` may be a plural (`piazze`) or not (`fiore`). Only
/// endings that are clear decide.
final class WordFold {
  private static final int SHORTEST = 4;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern EDGES =
      Pattern.compile("^[^\\p{L}\\p{N}\\p{S}]+|[^\\p{L}\\p{N}\\p{S}]+$");
  private static final Pattern LATIN = Pattern.compile("[a-z]+");

  /// In `-s`, and no plurals.
  private static final Set<String> SINGULAR =
      Set.of(
          "news", "always", "chaos", "caos", "christmas", "series", "species", "lens", "perhaps");

  /// Italian singulars in `-e` whose plural ends in `-i`, by ending and fewest letters.
  private static final List<Ending> SINGULAR_IN_E =
      List.of(
          new Ending("ione", 5),
          new Ending("ore", 5),
          new Ending("ale", 6),
          new Ending("ente", 6),
          new Ending("bile", 5));

  /// English words in `-s` that are none of their plurals, and plurals that add two letters.
  private static final List<String> NO_PLURAL = List.of("ss", "us", "is");

  private static final List<Ending> WITH_ES =
      List.of(
          new Ending("buses", 5),
          new Ending("sses", 5),
          new Ending("xes", 5),
          new Ending("zzes", 5),
          new Ending("ches", 5),
          new Ending("shes", 5),
          new Ending("oes", 6));

  private record Ending(String letters, int shortest) {
    boolean fits(String word) {
      return word.length() >= shortest && word.endsWith(letters);
    }
  }

  private WordFold() {}

  /// What two spellings of a word have in common; only for comparing.
  ///
  /// @param word cleaned by [Wording#clean]
  static String fold(String word) {
    var plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
    var lower =
        plain
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'')
            .replace("æ", "ae")
            .replace("ø", "o")
            .replace("ł", "l");
    var folded =
        Arrays.stream(lower.split(" ", -1))
            .map(part -> EDGES.matcher(part).replaceAll(""))
            .filter(part -> !part.isEmpty())
            .map(WordFold::singular)
            .collect(Collectors.joining(" "));
    return folded.isEmpty() ? lower : folded;
  }

  private static String singular(String word) {
    return word.length() < SHORTEST || !LATIN.matcher(word).matches()
        ? word
        : italian(english(word));
  }

  private static String english(String word) {
    if (!word.endsWith("s")
        || SINGULAR.contains(word)
        || NO_PLURAL.stream().anyMatch(word::endsWith)) {
      return word;
    }
    if (word.endsWith("ies") && word.length() > SHORTEST) {
      return cut(word, 3) + "y";
    }
    var longer = WITH_ES.stream().anyMatch(ending -> ending.fits(word));
    return cut(word, longer ? 2 : 1);
  }

  // `-o` and its plural become `-i`, `-a` and its plural `-e`; what their spelling adds goes.
  private static String italian(String word) {
    if (word.length() < SHORTEST) {
      return word;
    }
    var stem = cut(word, 1);
    return switch (word.charAt(word.length() - 1)) {
      case 'o', 'i' -> plain(stem) + "i";
      case 'a' -> plain(stem) + "e";
      case 'e' ->
          SINGULAR_IN_E.stream().anyMatch(ending -> ending.fits(word))
              ? plain(stem) + "i"
              : plain(stem) + "e";
      default -> word;
    };
  }

  // parco, parchi; biblioteca, biblioteche; parcheggio, parcheggi; spiaggia, spiagge.
  private static String plain(String stem) {
    return stem.endsWith("ch") || stem.endsWith("gh") || stem.endsWith("i") ? cut(stem, 1) : stem;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
