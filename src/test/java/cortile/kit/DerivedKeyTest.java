package cortile.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DerivedKeyTest {
  /// RFC 4231, test case 2.
  @Test
  void codesAreThoseOfTheStandard() {
    assertEquals(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        HexFormat.of()
            .formatHex(
                DerivedKey.itself("Jefe".getBytes(UTF_8)).mac("what do ya want for nothing?")));
  }

  /// RFC 5869, test case 3: no salt, no purpose. What was handed out stays true only as long as
  /// this does.
  @Test
  void derivedKeysAreThoseOfTheStandard() {
    var source = new byte[22];
    Arrays.fill(source, (byte) 0x0b);
    var expected =
        HexFormat.of().parseHex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    assertEquals(
        DerivedKey.itself(expected).proof("text"), DerivedKey.of(source, "").proof("text"));
  }

  @Test
  void anotherPurposeMakesAnotherKey() {
    var source = "a signing key".getBytes(UTF_8);
    assertNotEquals(
        DerivedKey.of(source, "one").proof("text"), DerivedKey.of(source, "other").proof("text"));
  }
}
