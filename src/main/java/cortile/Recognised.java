package cortile;

import cortile.feed.Speakers;
import cortile.identity.Gate;
import cortile.identity.IdentityRoom;
import cortile.identity.Principal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// Tells the feed what identity knows.
record Recognised(Gate gate, IdentityRoom identity) implements Speakers {
  @Override
  public Future<Optional<Principal>> of(HttpServerRequest request) {
    return gate.recognise(request);
  }

  @Override
  public Future<Boolean> stillValid(Principal principal) {
    return identity.stillValid(principal);
  }

  @Override
  public boolean ownOrigin(HttpServerRequest request) {
    return gate.ownOrigin(request);
  }
}
