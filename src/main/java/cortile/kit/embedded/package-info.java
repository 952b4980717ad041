/// A PostgreSQL server that Cortile brings along, starts, watches and stops.
@NullMarked
package cortile.kit.embedded;

import org.jspecify.annotations.NullMarked;
