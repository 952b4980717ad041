package cortile.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a backup must know of a database's shape: which tables hold its data, in an order that
/// respects references, and which parts were made while it ran. Names are quoted where SQL needs
/// it.
///
/// @param tables those to copy; partitions are copied with the table that they belong to
/// @param sequences the last value of each that was used
record Catalogue(List<Table> tables, List<Partition> partitions, Map<String, Long> sequences) {
  /// @param columns without generated ones
  /// @param key the primary key's columns; the rows are copied in its order, so that a backup does
  ///   not tell who came when
  record Table(String name, List<String> columns, List<String> key) {}

  /// @param bound such as `FOR VALUES IN ('3')`
  record Partition(String name, String parent, String bound) {}

  // What belongs to this database and not to its data.
  private static final Set<String> LEFT_OUT = Set.of("kit.migration", "feed.epoch", "feed.ticket");

  private static final String OURS =
      "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public')";
  private static final String TABLES =
      """
      SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname),
             ARRAY(SELECT quote_ident(attname) FROM pg_attribute
                   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                   ORDER BY attnum),
             ARRAY(SELECT quote_ident(a.attname) FROM pg_index i
                   CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
                   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
                   WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND %s ORDER BY 1
      """
          .formatted(OURS);
  private static final String PARTITIONS =
      """
      SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(pn.nspname) || '.' || quote_ident(p.relname),
             pg_get_expr(c.relpartbound, c.oid)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_inherits i ON i.inhrelid = c.oid
      JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
      WHERE c.relispartition AND c.relkind IN ('r', 'p') AND %s ORDER BY 1
      """
          .formatted(OURS);
  private static final String REFERENCES =
      """
      SELECT DISTINCT quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(rn.nspname) || '.' || quote_ident(r.relname)
      FROM pg_constraint f
      JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_class r ON r.oid = f.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace
      WHERE f.contype = 'f' AND c.oid <> r.oid AND NOT f.condeferrable
      """;
  private static final String SEQUENCES =
      """
      SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value
      FROM pg_sequences WHERE last_value IS NOT NULL
      """;

  static Catalogue read(Connection connection) throws SQLException {
    return new Catalogue(
        ordered(tables(connection), references(connection)),
        partitions(connection),
        sequences(connection));
  }

  private static Map<String, Table> tables(Connection connection) throws SQLException {
    var tables = new TreeMap<String, Table>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        var columns = List.of((String[]) rows.getArray(2).getArray());
        var key = List.of((String[]) rows.getArray(3).getArray());
        if (!LEFT_OUT.contains(rows.getString(1))) {
          tables.put(rows.getString(1), new Table(rows.getString(1), columns, key));
        }
      }
    }
    return tables;
  }

  private static List<Partition> partitions(Connection connection) throws SQLException {
    var partitions = new ArrayList<Partition>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PARTITIONS)) {
      while (rows.next()) {
        partitions.add(new Partition(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    return partitions;
  }

  private static Map<String, Set<String>> references(Connection connection) throws SQLException {
    var references = new TreeMap<String, Set<String>>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(REFERENCES)) {
      while (rows.next()) {
        references
            .computeIfAbsent(rows.getString(1), name -> new LinkedHashSet<>())
            .add(rows.getString(2));
      }
    }
    return references;
  }

  private static Map<String, Long> sequences(Connection connection) throws SQLException {
    var sequences = new TreeMap<String, Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SEQUENCES)) {
      while (rows.next()) {
        sequences.put(rows.getString(1), rows.getLong(2));
      }
    }
    return sequences;
  }

  private static List<Table> ordered(
      Map<String, Table> tables, Map<String, Set<String>> references) {
    var ordered = new LinkedHashSet<Table>();
    tables.keySet().forEach(name -> add(name, tables, references, ordered, new LinkedHashSet<>()));
    return List.copyOf(ordered);
  }

  private static void add(
      String name,
      Map<String, Table> tables,
      Map<String, Set<String>> references,
      Set<Table> ordered,
      Set<String> above) {
    @Nullable Table table = tables.get(name);
    if (table == null || ordered.contains(table)) {
      return;
    }
    if (!above.add(name)) {
      throw new IllegalStateException("tables refer to each other in a circle: " + above);
    }
    for (var referred : references.getOrDefault(name, Set.of())) {
      add(referred, tables, references, ordered, above);
    }
    above.remove(name);
    ordered.add(table);
  }
}
