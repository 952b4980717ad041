package cortile.hub.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The right of one guest to come in, as it stands in a QR code. It says nothing about the person,
/// and whoever has the public key can check it without asking anybody.
///
/// The text is `CT1.` and 108 characters of base64url: 17 bytes of payload (version, 6 bytes of
/// event, 6 of booking, 2 of guest, 2 of link, all big-endian) and 64 of an Ed25519 signature of
/// [#CONTEXT] and the payload. 81 bytes are 108 characters without a bit left over, so no two texts
/// mean the same.
///
/// @param link number of the booking's personal link when the ticket was made; a later one ends it
record Ticket(long event, long booking, int guest, int link) {
  static final String PREFIX = "CT1.";

  /// Keeps the signature from meaning anything elsewhere.
  static final String CONTEXT = "cortile ticket 1\n";

  private static final String ALGORITHM = "Ed25519";
  private static final byte VERSION = 1;
  private static final int PAYLOAD = 17;
  private static final int SIGNATURE = 64;
  private static final long MOST_ID = (1L << 48) - 1;
  private static final int MOST_NUMBER = 0xffff;
  private static final Pattern TEXT = Pattern.compile("CT1\\.[A-Za-z0-9_-]{108}");

  Ticket {
    if (event < 0 || event > MOST_ID || booking < 0 || booking > MOST_ID) {
      throw new IllegalArgumentException("not an id: " + event + ", " + booking);
    }
    if (guest < 0 || guest > MOST_NUMBER || link < 0 || link > MOST_NUMBER) {
      throw new IllegalArgumentException("not a number: " + guest + ", " + link);
    }
  }

  /// The text of the QR code; the same each time.
  String text(PrivateKey key) {
    try {
      var signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(CONTEXT.getBytes(StandardCharsets.US_ASCII));
      signer.update(payload());
      var whole =
          ByteBuffer.allocate(PAYLOAD + SIGNATURE).put(payload()).put(signer.sign()).array();
      return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The ticket of a text; empty if it is none, or was not signed with the key of this public one.
  /// Costs most of a millisecond.
  static Optional<Ticket> read(String text, PublicKey key) {
    if (!TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    var whole = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
    var payload = Arrays.copyOf(whole, PAYLOAD);
    return payload[0] == VERSION && signed(payload, whole, key)
        ? Optional.of(of(ByteBuffer.wrap(payload)))
        : Optional.empty();
  }

  private static boolean signed(byte[] payload, byte[] whole, PublicKey key) {
    try {
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(CONTEXT.getBytes(StandardCharsets.US_ASCII));
      verifier.update(payload);
      return verifier.verify(whole, PAYLOAD, SIGNATURE);
    } catch (GeneralSecurityException e) {
      // A signature that is not even one.
      return false;
    }
  }

  private byte[] payload() {
    return ByteBuffer.allocate(PAYLOAD)
        .put(VERSION)
        .putShort((short) (event >> 32))
        .putInt((int) event)
        .putShort((short) (booking >> 32))
        .putInt((int) booking)
        .putShort((short) guest)
        .putShort((short) link)
        .array();
  }

  private static Ticket of(ByteBuffer payload) {
    payload.get();
    var event = id(payload);
    var booking = id(payload);
    return new Ticket(
        event,
        booking,
        Short.toUnsignedInt(payload.getShort()),
        Short.toUnsignedInt(payload.getShort()));
  }

  private static long id(ByteBuffer payload) {
    return Short.toUnsignedLong(payload.getShort()) << 32
        | Integer.toUnsignedLong(payload.getInt());
  }
}
