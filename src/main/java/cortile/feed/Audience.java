package cortile.feed;

import cortile.identity.Principal;
import cortile.identity.Role;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Who may see a view.
public sealed interface Audience {
  /// The usual case.
  Audience PUBLIC = new Everyone();

  /// Anybody, signed in or not.
  record Everyone() implements Audience {}

  /// Whoever has one of the roles.
  record Roles(Set<Role> roles) implements Audience {}

  /// What a room decides from who asks and the parameters of the view's name. Asked again at least
  /// each minute.
  record Rule(BiFunction<Optional<Principal>, Map<String, String>, Future<Boolean>> allows)
      implements Audience {}
}
