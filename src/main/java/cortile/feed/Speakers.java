package cortile.feed;

import cortile.identity.Principal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// Whom the feed asks who is speaking.
public interface Speakers {
  /// Who is speaking by the bearer token or the cookie of a request; empty without one. Fails with
  /// a `Problem.Refused` for one that is not good.
  Future<Optional<Principal>> of(HttpServerRequest request);

  /// Whether nothing has ended the principal before its time: signing out, another role, unpairing.
  Future<Boolean> stillValid(Principal principal);

  /// Whether a request may come from our own pages: its `Origin` is ours or missing. Browsers let
  /// any page open a socket with a visitor's cookie.
  boolean ownOrigin(HttpServerRequest request);
}
