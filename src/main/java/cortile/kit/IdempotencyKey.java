package cortile.kit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The name that a client gave to one request, so that saying it again makes no second thing
/// (`Idempotency-Key`). Only hashes of it are kept.
///
/// @param operation whose keys it lies among: a key means nothing in another operation
/// @param key SHA-256 of the header
/// @param fingerprint SHA-256 of what is asked: who, where and the body
public record IdempotencyKey(String operation, Bytes key, Bytes fingerprint) {
  // 22 characters of base64url are 128 bits; a UUID has 36.
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{22,100}");

  /// Bytes that are equal when they hold the same.
  public record Bytes(String hex) {
    static Bytes of(byte[] bytes) {
      return new Bytes(java.util.HexFormat.of().formatHex(bytes));
    }

    /// As the database takes them.
    public io.vertx.core.buffer.Buffer buffer() {
      return io.vertx.core.buffer.Buffer.buffer(java.util.HexFormat.of().parseHex(hex));
    }
  }

  /// The key of a call. Throws a [Problem.Refused] of 400 if there is none, or one that could be
  /// guessed.
  ///
  /// @param speaker who asks; empty for somebody unknown
  public static IdempotencyKey of(Call call, String operation, String speaker) {
    var header = call.header("Idempotency-Key");
    if (header == null || !KEY.matcher(header.strip()).matches()) {
      throw Problem.of(400, "idempotency-key")
          .with(List.of(Problem.Field.of("Idempotency-Key", "idempotency-key.detail")))
          .refused();
    }
    var asked = speaker + '\n' + call.context().request().path() + '\n' + call.body().encode();
    return new IdempotencyKey(
        operation,
        Bytes.of(Hashes.sha256(bytes(header.strip()))),
        Bytes.of(Hashes.sha256(bytes(asked))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
