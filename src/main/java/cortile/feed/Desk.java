package cortile.feed;

import cortile.kit.Problem;
import cortile.kit.Problems;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/// What all sockets and event streams of one verticle share.
record Desk(
    Feed feed,
    FeedOptions options,
    Problems problems,
    Speakers speakers,
    Tickets tickets,
    Access access,
    Watches watches,
    Rechecks rechecks,
    PingWheel wheel) {

  void opened(Outlet outlet) {
    wheel.add(outlet);
    feed.counters().sockets().increment();
  }

  void closed(Outlet outlet, String address) {
    watches.leaveAll(outlet);
    wheel.remove(outlet);
    feed.addresses().leave(address);
    feed.counters().sockets().decrement();
  }

  JsonObject render(Problem problem, Locale language) {
    return problems.render(problem, language);
  }
}
