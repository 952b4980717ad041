package cortile.hub.door;

import cortile.hub.events.Seats;
import org.jspecify.annotations.Nullable;

/// Somebody in the queue who could be seated.
record Fitting(long id, int number, Seats wanted, @Nullable String name) {}
