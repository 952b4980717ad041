package cortile.kit;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/// Work that is due by the clock: what is due must be found in rows by the database's time, so that
/// running it once more does no harm.
///
/// @param name the same on every node
/// @param every pause between two runs on a node, at least a second
public record Job(String name, Duration every, Supplier<Future<?>> work) {}
