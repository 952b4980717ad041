package cortile.hub.calendars;

/// Lines of at most 75 octets of UTF-8 (RFC 5545, 3.1); no character is torn apart.
final class Folding {
  private static final int LONGEST = 75;

  private Folding() {}

  /// @param text whole lines that end in CRLF
  static String fold(String text) {
    var folded = new StringBuilder(text.length() + text.length() / LONGEST * 3);
    var octets = 0;
    for (var i = 0; i < text.length(); ) {
      var character = text.codePointAt(i);
      i += Character.charCount(character);
      if (character == '\r' || character == '\n') {
        octets = 0;
      } else {
        var more = octets(character);
        if (octets + more > LONGEST) {
          folded.append("\r\n ");
          octets = 1;
        }
        octets += more;
      }
      folded.appendCodePoint(character);
    }
    return folded.toString();
  }

  private static int octets(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
