package cortile;

import cortile.display.DevicesRoom;
import cortile.feed.Speakers;
import cortile.identity.Gate;
import cortile.identity.IdentityRoom;
import cortile.identity.Principal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// Tells the feed what identity knows, and which browsers are public screens.
record Recognised(Gate gate, IdentityRoom identity, DevicesRoom devices) implements Speakers {
  @Override
  public Future<Optional<Principal>> of(HttpServerRequest request) {
    return gate.recognise(request)
        .compose(person ->
            person.isPresent() ? Future.succeededFuture(person) : devices.recognise(request));
  }

  @Override
  public Future<Boolean> stillValid(Principal principal) {
    return DevicesRoom.isDevice(principal)
        ? devices.stillPaired(principal)
        : identity.stillValid(principal);
  }

  @Override
  public boolean ownOrigin(HttpServerRequest request) {
    return gate.ownOrigin(request);
  }
}
