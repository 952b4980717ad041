package cortile.identity;

import static cortile.kit.TestDatabase.await;

import cortile.kit.Api;
import cortile.kit.Contract;
import cortile.kit.Db;
import cortile.kit.Problems;
import cortile.kit.Texts;
import cortile.kit.Touches;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// One process of a town, as far as identity goes: its own pool, memory and HTTP server.
final class Node implements AutoCloseable {
  final Town town;
  final TestClock clock = new TestClock();
  final List<String> told = new CopyOnWriteArrayList<>();
  final Revocations revocations = new Revocations(told::add);
  final Db db;
  final IdentityRoom room;
  final StaffRoom staff;
  private final HttpServer server;
  private final String verticle;

  /// A node; without mail if `smtp` is empty.
  Node(Town town, IdentitySettings settings, String smtp) {
    this.town = town;
    var vertx = town.vertx;
    var texts = new Texts(List.of("kit", "identity"));
    var secrets = new Secrets(town.key);
    db = Db.open(vertx, town.database, "node", 4, Touches.NONE);
    var postman =
        smtp.isEmpty() ? null : new Postman(vertx, Smtp.of(smtp), "city@example.org", texts);
    room = new IdentityRoom(db, secrets, revocations, postman, settings, clock);
    staff = new StaffRoom(db, secrets, revocations, clock);
    var roll = new RollRoom(db, secrets, revocations, clock);
    var gate = new Gate(town.tokens, room, revocations, settings, clock);
    var api = new Api().elsewhere("getConfig");
    new IdentityRoutes(room, staff, roll, town.tokens, settings, texts, clock).bind(api);
    var contract = await(Contract.load(vertx, List.of("identity")));
    var router = Router.router(vertx);
    router.route("/api/*").subRouter(api.router(vertx, contract, gate, new Problems(texts)));
    server = await(vertx.createHttpServer().requestHandler(router).listen(0, "localhost"));
    verticle = await(vertx.deployVerticle(new IdentityVerticle(room)));
  }

  String address() {
    return "http://localhost:" + server.actualPort();
  }

  Browser browser() {
    return new Browser(address());
  }

  /// A program with a token of its own, which no session stands behind.
  Browser program(Role role) {
    var token = town.tokens.mint("subject-of-a-program", role, null, Tokens.LIFE, clock.instant());
    return browser().bearer(token);
  }

  @Override
  public void close() {
    await(town.vertx.undeploy(verticle));
    await(server.close());
    await(db.close());
  }
}
