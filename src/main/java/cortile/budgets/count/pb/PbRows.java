package cortile.budgets.count.pb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lowest layer of the reader: bytes to rows of fields.
///
/// Fields are separated by `;`. A field that begins with `"` ends at the next single `"`, and may
/// hold `;`, doubled quotes and line ends. A quote inside an unquoted field is an ordinary
/// character. A byte-order mark at the start and blank lines are skipped; LF, CRLF and CR end a
/// line. Memory is bounded by the longest row; fields become strings only when asked for.
final class PbRows {
  /// Longest row in bytes. A ballot that names a thousand projects needs a few thousand.
  static final int LONGEST_ROW = 1 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];

  /// The row in the buffer, and what was read beyond it.
  private int start;

  private int next;
  private int filled;
  private boolean ended;
  private boolean begun;

  /// Fields relative to `start`, quotes excluded.
  private int[] begin = new int[16];

  private int[] end = new int[16];
  private boolean[] escaped = new boolean[16];
  private int fields;
  private int high;
  private int line = 1;
  private int rowLine = 1;

  PbRows(InputStream in) {
    this.in = in;
  }

  /// First line of the present row, from 1.
  int line() {
    return rowLine;
  }

  /// Goes to the next row that is not blank; false at the end.
  boolean next() throws IOException {
    if (!begun) skipByteOrderMark();
    do {
      start = next;
      rowLine = line;
      if (start == filled && !more(start)) return false;
      scan();
      if (high < 0 && !Utf8.valid(buffer, start, next)) {
        throw new PbException(rowLine, "text", "the file is not UTF-8 here");
      }
    } while (fields == 1 && text(0).isEmpty());
    return true;
  }

  /// Number of fields of the present row.
  int fields() {
    return fields;
  }

  /// All fields, stripped.
  List<String> texts() {
    var texts = new ArrayList<String>(fields);
    for (int i = 0; i < fields; i++) texts.add(text(i));
    return texts;
  }

  /// One field, stripped.
  String text(int field) {
    if (begin[field] == end[field]) return "";
    var text = new String(buffer, begin(field), end[field] - begin[field], StandardCharsets.UTF_8);
    return PbText.strip(escaped[field] ? text.replace("\"\"", "\"") : text);
  }

  /// The buffer that holds the present row.
  byte[] bytes() {
    return buffer;
  }

  /// Where a field begins in [#bytes].
  int begin(int field) {
    return start + begin[field];
  }

  /// Where a field ends in [#bytes].
  int end(int field) {
    return start + end[field];
  }

  /// Whether a field has doubled quotes, which [#bytes] still hold.
  boolean escaped(int field) {
    return escaped[field];
  }

  private void scan() throws IOException {
    fields = 0;
    high = 0;
    next = start;
    int separator;
    do {
      if (fields == begin.length) grow();
      escaped[fields] = false;
      separator = peek() == '"' ? quoted() : plain();
      fields++;
    } while (separator == ';');
  }

  private int plain() throws IOException {
    begin[fields] = next - start;
    int bits = 0;
    while (true) {
      byte[] bytes = buffer;
      int limit = filled;
      int i = next;
      while (i < limit) {
        byte b = bytes[i];
        if (b == ';' || b == '\n' || b == '\r') break;
        bits |= b;
        i++;
      }
      next = i;
      if (i < limit || !more(start)) break;
    }
    high |= bits;
    end[fields] = next - start;
    return read();
  }

  private int quoted() throws IOException {
    int opened = line;
    next++;
    begin[fields] = next - start;
    while (true) {
      int c = peek();
      if (c < 0) throw new PbException(opened, "quotes", "a quoted field is never closed");
      if (c == '"') {
        next++;
        if (peek() != '"') break;
        escaped[fields] = true;
        next++;
      } else {
        high |= (byte) c;
        read();
      }
    }
    end[fields] = next - 1 - start;
    int c = read();
    while (c == ' ' || c == '\t') c = read();
    if (c == ';' || c == '\n' || c < 0) return c;
    throw new PbException(opened, "quotes", "text follows the closing quote of a field");
  }

  /// The next byte, or -1 at the end; every kind of line end comes as `\n` and is counted.
  private int read() throws IOException {
    int c = peek();
    if (c < 0) return c;
    next++;
    if (c == '\r') {
      if (peek() == '\n') next++;
      c = '\n';
    }
    if (c == '\n') line++;
    return c;
  }

  private int peek() throws IOException {
    return next < filled || more(start) ? buffer[next] & 0xFF : -1;
  }

  /// Reads on, keeping what begins at `from`; false at the end of the file.
  private boolean more(int from) throws IOException {
    if (ended) return false;
    if (filled - from > LONGEST_ROW) {
      throw new PbException(rowLine, "row", "longer than " + LONGEST_ROW + " characters");
    }
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      next -= from;
      filled -= from;
      start = 0;
    }
    if (filled == buffer.length) buffer = Arrays.copyOf(buffer, filled * 2);
    int read = in.read(buffer, filled, buffer.length - filled);
    while (read == 0) read = in.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(0, read);
    return !ended;
  }

  private void skipByteOrderMark() throws IOException {
    begun = true;
    while (filled < BYTE_ORDER_MARK.length && more(0)) {
      // The mark may come in pieces.
    }
    if (filled >= 3 && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3)) next = 3;
  }

  private void grow() {
    begin = Arrays.copyOf(begin, fields * 2);
    end = Arrays.copyOf(end, fields * 2);
    escaped = Arrays.copyOf(escaped, fields * 2);
  }
}
