package cortile.feed;

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
}
