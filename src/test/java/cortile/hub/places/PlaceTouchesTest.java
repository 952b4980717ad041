package cortile.hub.places;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.Touches;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Which views learn of a change to a place.
final class PlaceTouchesTest {
  private final List<String> touched = new CopyOnWriteArrayList<>();

  @Test
  void theDeskLearnsThatAPlaceHasAnotherZone() {
    var touches =
        new Touches() {
          @Override
          public Future<Void> write(Tx tx, SortedSet<String> names) {
            return Future.succeededFuture();
          }

          @Override
          public void committed(SortedSet<String> names) {
            touched.addAll(names);
          }
        };
    try (var town = PlacesTown.touching(touches)) {
      var place = town.school();
      touched.clear();
      var draft =
          new JsonObject()
              .put("kind", "hub")
              .put("name", PlacesTown.text("Ex scuola"))
              .put("zone", "Atlantic/Azores")
              .put("hours", new JsonArray());
      await(town.editing.replace(place, draft, Optional.empty()));
      assertThat(touched).contains(TouchesStore.today(place), PlacesRoom.DESK);
    }
  }
}
