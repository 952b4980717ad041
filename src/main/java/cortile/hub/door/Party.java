package cortile.hub.door;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A booking as the door sees it.
///
/// @param state as the events part writes it: only `confirmed` opens the door
/// @param guests by number
record Party(
    long id,
    String code,
    long event,
    String state,
    int link,
    String name,
    Map<Integer, Guest> guests) {

  /// One person of it.
  ///
  /// @param name null if nobody said it
  /// @param needs kinds that the door must know of
  record Guest(@Nullable String name, String kind, boolean released, List<String> needs) {}
}
