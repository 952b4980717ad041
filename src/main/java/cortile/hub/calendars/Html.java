package cortile.hub.calendars;

/// Text inside documents.
final class Html {
  private Html() {}

  /// As content of an element or of an attribute in double quotes.
  static String text(String text) {
    return Plain.lines(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// JSON inside a `script` element of data: no sign in it can end that, nor begin a comment.
  static String json(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  /// The beginning of a text on one line, as search engines and messengers show it.
  static String brief(String text, int longest) {
    var line = Plain.line(text);
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    var cut = line.substring(0, line.offsetByCodePoints(0, longest - 1));
    var blank = cut.lastIndexOf(' ');
    return (blank > longest / 2 ? cut.substring(0, blank) : cut) + "…";
  }
}
