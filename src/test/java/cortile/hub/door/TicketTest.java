package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.SigningPair;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// What a ticket promises without asking anybody.
class TicketTest {
  private static final long MOST = (1L << 48) - 1;
  private static final SigningPair OURS = SigningPair.of(secret(1));
  private static final SigningPair THEIRS = SigningPair.of(secret(2));

  private static byte[] secret(int fill) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }

  @Property(tries = 200)
  void aTicketSaysWhatWasSigned(
      @ForAll @LongRange(min = 0, max = MOST) long event,
      @ForAll @LongRange(min = 0, max = MOST) long booking,
      @ForAll @IntRange(min = 0, max = 0xffff) int guest,
      @ForAll @IntRange(min = 0, max = 0xffff) int link) {
    var ticket = new Ticket(event, booking, guest, link);
    var text = ticket.text(OURS.privateKey());
    assertThat(text).hasSize(112).matches("CT1\\.[A-Za-z0-9_-]+");
    assertThat(Ticket.read(text, OURS.publicKey())).contains(ticket);
    assertThat(ticket.text(OURS.privateKey())).isEqualTo(text);
  }

  @Property(tries = 700)
  void aTicketWithAnyBitFlippedIsRefused(
      @ForAll @LongRange(min = 0, max = MOST) long booking,
      @ForAll @IntRange(min = 0, max = 81 * 8 - 1) int bit) {
    var text = new Ticket(17, booking, 1, 1).text(OURS.privateKey());
    var bytes = Base64.getUrlDecoder().decode(text.substring(4));
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    var forged = "CT1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThat(Ticket.read(forged, OURS.publicKey())).isEmpty();
  }

  @Example
  void eachSingleBitOfOneTicketMatters() {
    var text = new Ticket(3, 4, 2, 1).text(OURS.privateKey());
    for (var bit = 0; bit < 81 * 8; bit++) {
      var bytes = Base64.getUrlDecoder().decode(text.substring(4));
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      var forged = "CT1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(Ticket.read(forged, OURS.publicKey())).as("bit %d", bit).isEmpty();
    }
  }

  @Property(tries = 300)
  void whateverElseIsReadIsNoTicket(
      @ForAll @CharRange(from = ' ', to = '~') @Size(max = 200)
          java.util.List<Character> characters) {
    var text = new StringBuilder();
    characters.forEach(text::append);
    assertThat(Ticket.read(text.toString(), OURS.publicKey())).isEmpty();
    assertThat(Ticket.read("CT1." + text, OURS.publicKey())).isEmpty();
  }

  @Example
  void aTicketOfAnotherInstallationIsRefused() {
    var text = new Ticket(1, 2, 3, 4).text(THEIRS.privateKey());
    assertThat(Ticket.read(text, OURS.publicKey())).isEmpty();
    assertThat(Ticket.read(text, THEIRS.publicKey())).isPresent();
  }

  @Example
  void noOtherTextMeansTheSameTicket() {
    var text = new Ticket(1, 2, 3, 4).text(OURS.privateKey());
    assertThat(Ticket.read(text + "=", OURS.publicKey())).isEmpty();
    assertThat(Ticket.read(text + "A", OURS.publicKey())).isEmpty();
    assertThat(Ticket.read(text.toLowerCase(java.util.Locale.ROOT), OURS.publicKey())).isEmpty();
    assertThat(Ticket.read(text.replace("CT1.", "CT2."), OURS.publicKey())).isEmpty();
  }

  @Example
  void whatWasSignedForSomethingElseIsNoTicket() throws Exception {
    var ticket = new Ticket(1, 2, 3, 4).text(OURS.privateKey());
    var bytes = Base64.getUrlDecoder().decode(ticket.substring(4));
    var signer = java.security.Signature.getInstance("Ed25519");
    signer.initSign(OURS.privateKey());
    signer.update("cortile something 1\n".getBytes(StandardCharsets.US_ASCII));
    signer.update(bytes, 0, 17);
    System.arraycopy(signer.sign(), 0, bytes, 17, 64);
    var text = "CT1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThat(Ticket.read(text, OURS.publicKey())).isEmpty();
  }
}
