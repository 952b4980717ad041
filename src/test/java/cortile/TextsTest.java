package cortile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cortile.kit.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts of all rooms together: [Texts] takes a key from the first room that has it.
class TextsTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  static List<String> rooms() {
    return Stream.concat(Stream.of("kit"), Rooms.NAMES.stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomSaysTheSameInEveryLanguage(String room) throws IOException {
    assertEquals(arguments(read(room, Locale.ITALIAN)), arguments(read(room, Locale.ENGLISH)));
  }

  @Test
  void noTwoRoomsHaveATextOfTheSameName() throws IOException {
    var owners = new HashMap<String, String>();
    for (var room : rooms()) {
      for (var key : read(room, Locale.ITALIAN).keySet()) {
        var other = owners.put(key, room);
        assertNull(other, () -> key + " stands in " + room + " and in " + other);
      }
    }
  }

  @Test
  void whatPeopleTypedIsNeverTakenForAPlaceToFill() {
    var texts = new Texts(rooms());
    assertAll(
        Texts.LANGUAGES.stream()
            .map(language ->
                () -> {
                  var said = texts.say(language, "roll-width", "{1}", "second");
                  assertEquals(1, ARGUMENT.matcher(said).results().count(), said);
                }));
  }

  private static Map<String, List<String>> arguments(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, text -> arguments(text.getValue())));
  }

  private static List<String> arguments(String text) {
    return ARGUMENT.matcher(text).results().map(MatchResult::group).sorted().distinct().toList();
  }

  private static Map<String, String> read(String room, Locale language) throws IOException {
    var name = "/texts/" + room + "_" + language.getLanguage() + ".properties";
    var texts = new Properties();
    try (var file = Objects.requireNonNull(TextsTest.class.getResourceAsStream(name), name)) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    var found = new TreeMap<String, String>();
    texts.stringPropertyNames().forEach(key -> found.put(key, texts.getProperty(key)));
    return found;
  }
}
