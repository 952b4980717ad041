package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

final class RateTest {
  private final Rate.Converter converter = new Rate.Converter();

  @Test
  void ballotsGoOutEvenly() {
    Rate rate = converter.convert("250");
    assertThat(rate.nanos(0)).isZero();
    assertThat(rate.nanos(1)).isEqualTo(4_000_000);
    assertThat(rate.nanos(250)).isEqualTo(1_000_000_000);
    assertThat(converter.convert("0.5").nanos(1)).isEqualTo(2_000_000_000);
  }

  @Test
  void maxIsAsFastAsTheServerAnswers() {
    assertThat(converter.convert("max").perSecond()).isEmpty();
  }

  @Test
  void anythingElseIsRefused() {
    for (String text : new String[] {"0", "-1", "fast", "", "NaN", "1e3"}) {
      assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(TypeConversionException.class);
    }
  }
}
