package cortile.feed;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.concurrent.atomic.LongAdder;

/// What the feed counts, for metrics. Rising numbers, except [#sockets] and [#held].
///
/// @param sockets open WebSockets and event streams
/// @param held views held by the node
/// @param loads loads that worked
/// @param failures loads that failed
/// @param changes loads that found another state
/// @param frames frames sent
public record FeedCounters(
    LongAdder sockets,
    LongAdder held,
    LongAdder loads,
    LongAdder failures,
    LongAdder changes,
    LongAdder frames) {
  FeedCounters() {
    this(
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder());
  }

  /// Lets the numbers show in the metrics, in place of those of a node before in the same process.
  void publish() {
    gauge("sockets", sockets);
    gauge("views", held);
    count("loads", loads);
    count("loads.failed", failures);
    count("changes", changes);
    count("frames", frames);
  }

  private static void gauge(String name, LongAdder number) {
    Gauge.builder(free(name), number, LongAdder::sum).register(Metrics.globalRegistry);
  }

  private static void count(String name, LongAdder number) {
    FunctionCounter.builder(free(name), number, LongAdder::sum).register(Metrics.globalRegistry);
  }

  private static String free(String name) {
    var full = "cortile.feed." + name;
    Metrics.globalRegistry.find(full).meters().forEach(Metrics.globalRegistry::remove);
    return full;
  }
}
