package cortile.hub.door;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a batch of scans does to a door.
///
/// @param overtaken scans that came before as asked online: the answer was lost, and the device
///   showed what it knew by itself
/// @param nobody guests whom no scan lets in any more
/// @param conflicts each scan of the guests concerned, and why a person should look at it
record DecidedScans(
    List<AddedScan> added,
    List<Kept> overtaken,
    List<Arrival> arrivals,
    List<Kept.Seat> nobody,
    Map<UUID, Optional<String>> conflicts,
    List<AnsweredScan> answers) {}
