package cortile.budgets;

import cortile.kit.DerivedKey;
import java.util.Arrays;

/// Derives what stands in a ballot's row from the voter, with the budget's key (HMAC-SHA256, RFC
/// 2104). Without the key nobody can tell whose ballot a row is; with another key the same voter's
/// rows in other budgets do not look alike.
public final class VoterKeys {
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int KEY_BYTES = 16;
  private static final int CODE_CHARS = 12;

  private final DerivedKey key;

  public VoterKeys(byte[] key) {
    this.key = DerivedKey.itself(key);
  }

  /// The key of the voter's ballot: 16 bytes.
  public byte[] ballotKey(String voter) {
    return Arrays.copyOf(key.mac("ballot\n" + voter), KEY_BYTES);
  }

  /// The code of the voter's receipt: twelve characters without look-alikes in three groups, 60
  /// bits.
  public String receipt(String voter) {
    var bits = key.mac("receipt\n" + voter);
    var code = new StringBuilder();
    for (var i = 0; i < CODE_CHARS; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(bits[i] & 31));
    }
    return code.toString();
  }

  /// A code as a person may type it, in the form in which it is stored.
  public static String tidy(String typed) {
    var bare = typed.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return bare.length() == CODE_CHARS
        ? bare.substring(0, 4) + "-" + bare.substring(4, 8) + "-" + bare.substring(8)
        : bare;
  }
}
