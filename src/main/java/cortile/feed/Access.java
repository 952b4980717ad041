package cortile.feed;

import cortile.identity.Principal;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may see which view now.
final class Access {
  private final Speakers speakers;
  private final InstantSource clock;

  Access(Speakers speakers, InstantSource clock) {
    this.speakers = speakers;
    this.clock = clock;
  }

  long now() {
    return clock.millis();
  }

  /// Whether the view is for this principal. One whose time is over counts as nobody.
  Future<Boolean> may(View.Named named, @Nullable Principal principal) {
    var who = Optional.ofNullable(principal).filter(p -> p.expires().toEpochMilli() > now());
    return switch (named.view().audience()) {
      case Audience.Everyone everyone -> Future.succeededFuture(true);
      case Audience.Roles roles ->
          Future.succeededFuture(who.filter(p -> roles.roles().contains(p.role())).isPresent());
      case Audience.Rule rule -> {
        try {
          yield rule.allows().apply(who, named.parameters());
        } catch (RuntimeException e) {
          yield Future.failedFuture(e);
        }
      }
    };
  }

  /// Whether the principal is still what its token says.
  Future<Boolean> stands(@Nullable Principal principal) {
    return principal == null || principal.expires().toEpochMilli() <= now()
        ? Future.succeededFuture(false)
        : speakers.stillValid(principal);
  }
}
