package cortile.hub.calendars;

import cortile.kit.Problem;
import java.util.List;

/// A recurrence rule that can't be followed, and why. Not a surprise, so it has no stack trace.
public final class BadRule extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String key;
  private final transient List<Object> values;

  BadRule(String key, Object... values) {
    super(key, null, false, false);
    this.key = key;
    this.values = List.of(values);
  }

  /// As one wrong member of a request.
  ///
  /// @param pointer where the rule stands in the body, such as `/recurrence/rule`
  public Problem.Field at(String pointer) {
    return new Problem.Field(pointer, key, values);
  }
}
