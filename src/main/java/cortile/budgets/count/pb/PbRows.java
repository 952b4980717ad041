package cortile.budgets.count.pb;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lowest layer of the reader: characters to rows of stripped fields.
///
/// Fields are separated by `;`. A field that begins with `"` ends at the next single `"`, and may
/// hold `;`, doubled quotes and line ends. A quote inside an unquoted field is an ordinary
/// character. A byte-order mark at the start and blank lines are skipped; LF, CRLF and CR end a
/// line. Memory is bounded by the longest row.
final class PbRows {
  /// Longest row in characters. A ballot that names a thousand projects needs a few thousand.
  static final int LONGEST_ROW = 1 << 20;

  private static final int END = -1;

  private final Reader in;
  private final char[] buffer = new char[1 << 15];
  private final StringBuilder field = new StringBuilder();
  private int at;
  private int filled;
  private int line = 1;
  private int rowLine = 1;
  private int rowChars;
  private boolean started;
  private @Nullable BitSet wanted;

  PbRows(Reader in) {
    this.in = in;
  }

  /// First line of the row that [#next] returned last, from 1.
  int line() {
    return rowLine;
  }

  /// From the next row on only these columns are read into memory; the others come as empty
  /// strings.
  void keepOnly(BitSet columns) {
    wanted = columns;
  }

  /// The next row that is not blank, or null at the end.
  @Nullable List<String> next() throws IOException {
    while (peek() != END) {
      rowLine = line;
      List<String> row = row();
      if (row.size() > 1 || !row.getFirst().isEmpty()) return row;
    }
    rowLine = line;
    return null;
  }

  private List<String> row() throws IOException {
    var fields = new ArrayList<String>();
    rowChars = 0;
    int end;
    do {
      boolean keep = wanted == null || wanted.get(fields.size());
      field.setLength(0);
      end = peek() == '"' ? quoted(keep) : plain(keep);
      fields.add(field.isEmpty() ? "" : PbText.strip(field.toString()));
    } while (end == ';');
    return fields;
  }

  private int plain(boolean keep) throws IOException {
    int c = read();
    while (!endsField(c)) {
      if (keep) field.append((char) c);
      c = read();
    }
    return c;
  }

  private int quoted(boolean keep) throws IOException {
    int opened = line;
    read();
    int c = read();
    while (true) {
      if (c == END) throw new PbException(opened, "quotes", "a quoted field is never closed");
      if (c == '"') {
        c = read();
        if (c != '"') break;
      }
      if (keep) field.append((char) c);
      c = read();
    }
    while (c == ' ' || c == '\t') c = read();
    if (endsField(c)) return c;
    throw new PbException(opened, "quotes", "text follows the closing quote of a field");
  }

  private static boolean endsField(int c) {
    return c == ';' || c == '\n' || c == END;
  }

  /// The next character; every kind of line end comes as `\n`.
  private int read() throws IOException {
    int c = peek();
    if (c == END) return END;
    at++;
    if (++rowChars > LONGEST_ROW) {
      throw new PbException(rowLine, "row", "longer than " + LONGEST_ROW + " characters");
    }
    if (c == '\r') {
      if (peek() == '\n') at++;
      c = '\n';
    }
    if (c == '\n') line++;
    return c;
  }

  private int peek() throws IOException {
    while (at == filled) {
      filled = fill();
      if (filled < 0) {
        filled = 0;
        at = 0;
        return END;
      }
      at = 0;
      if (!started && filled > 0) {
        started = true;
        if (buffer[0] == '\uFEFF') at = 1;
      }
    }
    return buffer[at];
  }

  private int fill() throws IOException {
    try {
      return in.read(buffer);
    } catch (CharacterCodingException badBytes) {
      var error = new PbException(line, "text", "the file is not UTF-8 here or shortly after");
      error.initCause(badBytes);
      throw error;
    }
  }
}
