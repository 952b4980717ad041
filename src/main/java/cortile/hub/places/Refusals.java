package cortile.hub.places;

import cortile.kit.Problem;
import java.util.List;
import java.util.Optional;

/// What is said to requests that can't be done.
final class Refusals {
  private Refusals() {}

  /// 409 for another revision than the one that is replaced.
  static void refuseOther(int revision, Optional<Integer> replaces) {
    if (replaces.isPresent() && replaces.get() != revision) {
      throw Problem.of(409, "changed-meanwhile").with("revision", revision).refused();
    }
  }

  /// 422 for members that are wrong; nothing if there are none.
  static void refuse(List<Problem.Field> broken) {
    if (!broken.isEmpty()) {
      throw Problem.of(422, "invalid").with(broken.stream().distinct().toList()).refused();
    }
  }

  /// 422 for one member.
  static Problem.Refused invalid(String pointer, String key, Object... values) {
    return Problem.of(422, "invalid")
        .with(List.of(Problem.Field.of(pointer, key, values)))
        .refused();
  }

  /// 404 for what is not there, or not for the asker.
  static Problem.Refused unknown() {
    return Problem.of(404, "not-found").refused();
  }

  /// 409 for a slug that something else has.
  static Problem.Refused taken(String slug) {
    return Problem.of(409, "name-taken", slug).refused();
  }
}
