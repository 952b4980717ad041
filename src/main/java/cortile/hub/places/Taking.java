package cortile.hub.places;

import java.util.List;

/// What came of wanting to use something.
public sealed interface Taking {
  /// It is taken, for as long as the transaction commits.
  record Taken() implements Taking {}

  /// Something is in the way, and nothing was written.
  record Clashes(List<Clash> clashes) implements Taking {}
}
