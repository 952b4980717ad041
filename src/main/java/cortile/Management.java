package cortile;

import cortile.kit.Keys;
import cortile.kit.web.ManagementVerticle;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What those who run a node see of it. Answers from the first moment on, so that a node that waits
/// can say for what.
final class Management implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Startup startup;
  private final ManagementVerticle verticle;
  private volatile @Nullable Keys keys;

  Management(Config config, Startup startup) {
    this.startup = startup;
    this.verticle =
        new ManagementVerticle(config.host(), config.managementPort(), this::obstacles, registry);
  }

  ManagementVerticle verticle() {
    Metrics.addRegistry(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    return verticle;
  }

  /// The keys to look at whenever somebody asks whether the node is ready.
  void watch(Keys opened) {
    keys = opened;
  }

  int port() {
    return verticle.port();
  }

  private Future<List<String>> obstacles() {
    var watched = keys;
    return startup
        .obstacle()
        .map(reason -> Future.succeededFuture(List.of(reason)))
        .orElseGet(() -> watched == null ? Future.succeededFuture(List.of()) : watched.wrong());
  }

  @Override
  public void close() {
    collections.close();
    Metrics.removeRegistry(registry);
    registry.close();
  }
}
