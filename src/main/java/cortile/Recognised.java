package cortile;

import cortile.display.DevicesRoom;
import cortile.feed.Speakers;
import cortile.hub.door.KeepersRoom;
import cortile.identity.Gate;
import cortile.identity.IdentityRoom;
import cortile.identity.Principal;
import cortile.identity.Role;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// Tells the feed what identity knows, and which browsers are public screens or stand at a door.
record Recognised(Gate gate, IdentityRoom identity, DevicesRoom devices, KeepersRoom doors)
    implements Speakers {
  @Override
  public Future<Optional<Principal>> of(HttpServerRequest request) {
    return gate.recognise(request)
        .compose(person ->
            person.filter(Recognised::isStaff).isPresent()
                ? Future.succeededFuture(person)
                // No view is for residents only, so a volunteer who is signed in loses nothing.
                : doors.recognise(request).map(door -> door.or(() -> person)))
        .compose(known ->
            known.isPresent() ? Future.succeededFuture(known) : devices.recognise(request));
  }

  private static boolean isStaff(Principal person) {
    return person.role() == Role.FACILITATOR || person.role() == Role.ORGANISER;
  }

  @Override
  public Future<Boolean> stillValid(Principal principal) {
    if (KeepersRoom.isDevice(principal)) {
      return doors.stillThere(principal);
    }
    return DevicesRoom.isDevice(principal)
        ? devices.stillPaired(principal)
        : identity.stillValid(principal);
  }

  @Override
  public boolean ownOrigin(HttpServerRequest request) {
    return gate.ownOrigin(request);
  }
}
