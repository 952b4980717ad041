package cortile.cli;

import cortile.App;
import cortile.Config;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The demonstration city beside its node: built before the node says that it is ready, then alive
/// until it stops. It comes in through the same door as everybody else.
final class DemoCity implements RunningNode.Company {
  private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);
  private static final int CONNECTIONS = 32;

  /// The slowest person in the workshop, and how long a question is open.
  private static final int SLOWEST_MS = 15_000;

  private static final int OPEN_S = 24;

  private final Config config;
  private final int perMinute;
  private final PrintWriter err;
  private final City city = City.load();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private volatile @Nullable Residents residents;
  private volatile @Nullable Hall hall;
  private volatile @Nullable Chair chair;
  private volatile @Nullable HubRush rush;
  private String code = "";
  private String invitation = "";
  private String evening = "";

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
    var script = HallScript.load();
    var workshops = new Workshops(vertx, client, passes);
    code = workshops.build(script);
    invitation = workshops.invite(code);
    new CityScreen(client, passes.organiser(), city).show(code);
    var desk = new HubDesk(vertx, client, passes);
    var hub = new HubBuilder(desk, Programme.load(), ZonedDateTime.now(Programme.ZONE));
    hub.build();
    evening = hub.rush().slug(hub.rush().next(hub.now()));
    rush = new HubRush(vertx, desk, evening);
    hall = new Hall(vertx, client, passes, script, code, SLOWEST_MS);
    chair = new Chair(vertx, workshops, script, code, OPEN_S);
  }

  @Override
  public void stay(App node) {
    String name = city.name().getOrDefault("en", "");
    var welcome =
        new Welcome(
            name,
            node.address(),
            node.setupLink().isPresent(),
            perMinute,
            code,
            invitation,
            evening);
    err.println(welcome);
    err.flush();
    Residents crowd = residents;
    if (crowd != null) {
      crowd.start(perMinute).onFailure(away -> LOG.warn("no residents: {}", away.toString()));
    }
    HubRush neighbours = rush;
    if (neighbours != null && perMinute > 0) neighbours.start();
    Hall people = hall;
    Chair leader = chair;
    if (people != null && leader != null && perMinute > 0) {
      people.start();
      vertx
          .timer(SLOWEST_MS)
          .compose(_ -> leader.start())
          .onFailure(away -> LOG.warn("nobody leads the workshop: {}", away.toString()));
    }
  }

  @Override
  public void leave() {
    Residents crowd = residents;
    if (crowd != null) crowd.stop();
    HubRush neighbours = rush;
    if (neighbours != null) neighbours.stop();
    Hall people = hall;
    if (people != null) people.stop();
    Chair leader = chair;
    if (leader != null) leader.stop();
    vertx.close();
  }

  private URI door(int port) {
    String host = config.host();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port);
  }
}
