package cortile.budgets.count.pb;

/// Checks bytes without turning them into characters.
final class Utf8 {
  private Utf8() {}

  /// Whether a stretch is well-formed UTF-8: no overlong forms, no surrogates, nothing beyond the
  /// last code point.
  static boolean valid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int lead = bytes[i++];
      if (lead >= 0) continue;
      lead &= 0xFF;
      int more = lead >= 0xC2 && lead < 0xE0 ? 1 : lead < 0xE0 ? 0 : lead < 0xF0 ? 2 : 3;
      if (more == 0 || lead > 0xF4 || i + more > to) return false;
      int second = bytes[i] & 0xFF;
      int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
      int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
      if (second < least || second > most) return false;
      for (int k = 1; k < more; k++) {
        if ((bytes[i + k] & 0xC0) != 0x80) return false;
      }
      i += more;
    }
    return true;
  }
}
