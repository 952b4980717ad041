package cortile.cli;

import cortile.App;
import cortile.Config;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The demonstration city beside its node: built before the node says that it is ready, then alive
/// until it stops. It comes in through the same door as everybody else.
final class DemoCity implements RunningNode.Company {
  private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);
  private static final int CONNECTIONS = 32;

  private final Config config;
  private final int perMinute;
  private final PrintWriter err;
  private final City city = City.load();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private volatile @Nullable Residents residents;

  /// @param config of the node
  /// @param perMinute simulated residents who vote in a minute; none if 0
  /// @param err where a newcomer reads what there is to try
  DemoCity(Config config, int perMinute, PrintWriter err) {
    this.config = config;
    this.perMinute = perMinute;
    this.err = err;
  }

  @Override
  public void arrive(App node) throws CommandFailure, InterruptedException {
    var client = new Client(vertx, door(node.port()), CONNECTIONS);
    var passes = Passes.of(config.data());
    var builder = new CityBuilder(vertx, client, passes, InstantSource.system(), city);
    builder.build();
    residents = builder.residents();
  }

  @Override
  public void stay(App node) {
    String name = city.name().getOrDefault("en", "");
    err.println(new Welcome(name, node.address(), node.setupLink().isPresent(), perMinute));
    err.flush();
    Residents crowd = residents;
    if (crowd != null) {
      crowd.start(perMinute).onFailure(away -> LOG.warn("no residents: {}", away.toString()));
    }
  }

  @Override
  public void leave() {
    Residents crowd = residents;
    if (crowd != null) crowd.stop();
    vertx.close();
  }

  private URI door(int port) {
    String host = config.host();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port);
  }
}
