package cortile.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class PairingCodeTest {
  @Test
  void everyByteMakesAReadableSignAndAllSignsAreAsLikely() {
    var signs = new HashSet<Character>();
    for (var b = 0; b < 256; b++) {
      var code = PairingCode.of(new byte[] {(byte) b, 1, 2, 3, 4, 5});
      assertThat(code.text()).matches("[2-9A-HJ-NP-Z]{6}");
      signs.add(code.text().charAt(0));
      assertThat(PairingCode.meant(code.text())).contains(code);
    }
    assertThat(signs).hasSize(32);
  }

  @Test
  void itIsReadAsPeopleTypeIt() {
    var code = new PairingCode("K7M4PL");
    assertThat(PairingCode.meant(" k7m-4p1 ")).contains(code);
    assertThat(PairingCode.meant("K7M 4PI")).contains(code);
    for (var wrong :
        new String[] {"", "K7M4P", "K7M4PLL", "K7M4P0", "K7M4PO", "K7M4Pß", "кк7м44"}) {
      assertThat(PairingCode.meant(wrong)).as(wrong).isEmpty();
    }
  }
}
