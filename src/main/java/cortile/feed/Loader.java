package cortile.feed;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/// Makes the document of a view from rows.
@FunctionalInterface
public interface Loader {
  /// Reads on one unmoving state of the database, and only rows: no clock, no chance, nothing of
  /// this node. Each change of what it reads must touch the view. Empty if there is no such view.
  Future<Optional<JsonObject>> load(Tx tx, Map<String, String> parameters);
}
