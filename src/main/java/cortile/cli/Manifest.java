package cortile.cli;

import java.util.Map;

/// The first entry of a backup: what is in it, and which program understands it.
///
/// @param format raised when older programs can't read the file
/// @param made RFC 3339
/// @param migrations file name to checksum
record Manifest(int format, String made, Map<String, String> migrations, Catalogue catalogue) {
  static final int FORMAT = 1;
  static final String ENTRY = "cortile.json";
  static final String KEYS = "keys/";
  static final String TABLES = "tables/";
}
