package cortile.hub.events;

/// The name that a client gave to its request, and what it asked, as hexadecimal SHA-256.
public record BookingRequest(String key, String fingerprint) {}
