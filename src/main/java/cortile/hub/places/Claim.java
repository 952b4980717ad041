package cortile.hub.places;

import java.time.Instant;

/// What an event's session needs of a place, from and to as people are there; the resource's own
/// time to set up and clear up comes on top.
///
/// @param place slug
/// @param resource key within the place
/// @param quantity units; 1 for a room or a person
public record Claim(String place, String resource, int quantity, Instant starts, Instant ends) {}
