package cortile.identity;

import cortile.kit.Call;
import cortile.kit.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// Where a request keeps who is speaking. The `Gate` puts it there.
public final class Speaker {
  private static final String KEY = "cortile.identity.principal";

  private Speaker() {}

  /// Who is speaking; nobody on a public operation without a token.
  public static Optional<Principal> of(RoutingContext context) {
    return Optional.ofNullable(context.get(KEY));
  }

  /// Who is speaking, or a [Problem.Refused] of 401.
  public static Principal of(Call call) {
    return of(call.context()).orElseThrow(() -> Problem.of(401, "unauthorized").refused());
  }

  static void put(RoutingContext context, Principal principal) {
    context.put(KEY, principal);
  }
}
