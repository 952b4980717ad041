/// Measurements, run by hand: `mvn -Pbench -Dbench=NAME`. What they found stands in
/// `docs/benchmarks.md`.
@NullMarked
package cortile.bench;

import org.jspecify.annotations.NullMarked;
