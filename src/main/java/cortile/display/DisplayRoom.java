package cortile.display;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.identity.Principal;
import cortile.kit.Api;
import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The front door of the public screens: their operations, their views, and what is swept by the
/// clock.
public final class DisplayRoom {
  /// The room's files in `openapi/`, `texts/` and `db/` carry this name.
  public static final String NAME = "display";

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final ScreensRoom screens;
  private final DevicesRoom devices;
  private final boolean demo;

  /// @param feed also told which devices lost their screen
  /// @param insecureLan as in the configuration: plain http from other machines is accepted
  /// @param demo everybody may watch every screen without pairing
  public DisplayRoom(Db db, Feed feed, boolean insecureLan, boolean demo, InstantSource clock) {
    this.screens = new ScreensRoom(db, feed::recheck);
    this.devices = new DevicesRoom(db, insecureLan, clock);
    this.demo = demo;
  }

  /// Whom the feed asks about paired browsers.
  public DevicesRoom devices() {
    return devices;
  }

  /// Binds the operations of `openapi/display.yaml`.
  public void bind(Api api) {
    new ScreenRoutes(screens, devices).bind(api);
  }

  /// Declares the views.
  public void declare(Feed feed) {
    feed.view(
            "screens/{screen}",
            new Audience.Rule(this::mayWatch),
            INTERVAL,
            (tx, parameters) -> ScreensStore.view(tx, parameters.getOrDefault("screen", "")))
        .view(pairingView("{pairing}"), Audience.PUBLIC, INTERVAL, DisplayRoom::pairing);
  }

  /// Forgets codes that nobody typed.
  public static Future<Void> sweep(Tx tx) {
    return PairingStore.sweep(tx);
  }

  static String pairingView(String pairing) {
    return "screen-pairings/" + pairing;
  }

  private static Future<Optional<JsonObject>> pairing(Tx tx, Map<String, String> parameters) {
    return PairingStore.outcome(tx, parameters.getOrDefault("pairing", ""))
        .map(found ->
            found.map(screen -> {
              var state = new JsonObject();
              screen.ifPresent(slug -> state.put("screen", slug));
              return state;
            }));
  }

  private Future<Boolean> mayWatch(Optional<Principal> who, Map<String, String> parameters) {
    return Future.succeededFuture(
        demo
            || who.filter(principal ->
                    switch (principal.role()) {
                      case ORGANISER, FACILITATOR -> true;
                      case SCREEN -> principal.subject().equals(parameters.get("screen"));
                      case RESIDENT, AUDITOR -> false;
                    })
                .isPresent());
  }
}
