package cortile.hub.post;

/// A letter in words, as it is stored and sent.
///
/// @param message 32 hexadecimal digits that follow from kind, about, number and occasion
/// @param name of the recipient, on one line
record Worded(String message, String name, String subject, String body) {}
