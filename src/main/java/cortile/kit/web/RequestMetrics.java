package cortile.kit.web;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/// How many requests were answered, how, and how fast.
final class RequestMetrics implements Handler<RoutingContext> {
  private final Timer[] classes = new Timer[6];

  RequestMetrics() {
    for (var i = 1; i < classes.length; i++) {
      classes[i] =
          Timer.builder("cortile.http.requests")
              .description("Requests by the class of their answer")
              .tag("status", i + "xx")
              .publishPercentileHistogram(false)
              .register(Metrics.globalRegistry);
    }
  }

  @Override
  public void handle(RoutingContext context) {
    var began = System.nanoTime();
    context.addEndHandler(ended -> {
      var answered = Math.clamp(context.response().getStatusCode() / 100, 1, 5);
      classes[answered].record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    });
    context.next();
  }
}
