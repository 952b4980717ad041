package cortile.kit;

import java.util.List;
import java.util.Map;

/// An expected refusal as the caller sees it (RFC 9457). `key` is stable: the type is
/// `urn:cortile:problem:{key}`, and the texts `{key}.title` and `{key}.detail` say it in the
/// caller's language, with `values` for `{0}`, `{1}` ….
///
/// @param extension further members, such as `revision`
/// @param retryAfter seconds until it makes sense to say it again; 0 if never
public record Problem(
    int status,
    String key,
    List<Object> values,
    List<Field> errors,
    Map<String, Object> extension,
    int retryAfter) {

  /// One member that is wrong. `pointer` is a JSON Pointer (RFC 6901) into the body, or a
  /// parameter's name; `key` names the text.
  public record Field(String pointer, String key, List<Object> values) {
    public static Field of(String pointer, String key, Object... values) {
      return new Field(pointer, key, List.of(values));
    }
  }

  public static Problem of(int status, String key, Object... values) {
    return new Problem(status, key, List.of(values), List.of(), Map.of(), 0);
  }

  public Problem with(List<Field> fields) {
    return new Problem(status, key, values, List.copyOf(fields), extension, retryAfter);
  }

  public Problem with(String member, Object value) {
    return new Problem(status, key, values, errors, Map.of(member, value), retryAfter);
  }

  public Problem retryAfter(int seconds) {
    return new Problem(status, key, values, errors, extension, seconds);
  }

  /// As an exception, for the one way through a chain of futures that ends in the error mapper.
  public Refused refused() {
    return new Refused(this);
  }

  /// The carrier of a [Problem]. Not a surprise, so it has no stack trace.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refused(Problem problem) {
      super(problem.status() + " " + problem.key(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
