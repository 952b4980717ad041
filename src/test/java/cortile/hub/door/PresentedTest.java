package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PresentedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "K7M29QXD | K7M29QXD",
        "https://example.org/altro | https://example.org/altro",
        "https://example.org | https://example.org",
        "https://ada:segreto@example.org/a/b?c=d | https://example.org/a…",
        "https://example.org/prenotazione#K7M29QXD.abcdefghij | https://example.org/prenotazione…",
        "/prenotazione#K7M29QXD.abcdefghij | /prenotazione#…",
        "K7M29QXD.abcdefghijklmnopqrstuv | K7M29QXD.abcdef…",
        "biglietto 0123456789012345678 fila 7 | biglietto 012345… fila 7",
      })
  void saysWhatItWasAndNothingThatOpensAnything(String shown, String kept) {
    assertThat(Presented.of(shown)).isEqualTo(kept);
  }

  @Test
  void aTicketsSignatureIsCutOffAndItsPayloadStays() {
    var ticket = new Ticket(7, 8, 9, 1).text(Entrance.KEYS.privateKey());
    assertThat(Presented.of(ticket)).isEqualTo(ticket.substring(0, 26) + "…");
    assertThat(Presented.of("x " + ticket)).doesNotContain(ticket.substring(27, 60));
  }

  @Test
  void linesAndLengthAreBounded() {
    assertThat(Presented.of("BEGIN:VCARD\r\nFN:Ada\u0000\n")).isEqualTo("BEGIN:VCARD FN:Ada");
    var long200 = "perché no? ".repeat(40);
    assertThat(Presented.of(long200)).hasSize(200).endsWith("…");
    assertThat(Presented.of("\ud83c\udf89".repeat(150)))
        .hasSizeLessThanOrEqualTo(200)
        .endsWith("\ud83c\udf89…");
    assertThat(Presented.of(" \n ")).isNull();
    assertThat(Presented.of(null)).isNull();
  }
}
