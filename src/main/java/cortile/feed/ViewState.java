package cortile.feed;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a node knows of one view at one moment: the newest state, its text, and the states before
/// it. Immutable; verticles hand it on by reference.
///
/// @param serial rises with each ViewState that this node makes, also across epochs
/// @param versions at which this state was loaded
/// @param text the state as JSON
/// @param step the patch that made this state of the one before; null if there is none before
/// @param past the states before, newest first
record ViewState(
    long serial,
    String view,
    String epoch,
    Versions versions,
    Tree state,
    Buffer text,
    @Nullable Buffer step,
    List<Past> past) {

  private static final int MOST_PAST = 256;
  private static final int LEAST_PAST = 16;
  private static final int PAST_BYTES = 4_000_000;

  /// A state that was, and when.
  record Past(Versions versions, Tree state) {}

  /// What a load makes of what was known; the very `before` if the load brought nothing new. A
  /// lower row version under the same epoch means that the database went back without telling: that
  /// begins anew, too.
  static ViewState next(
      @Nullable ViewState before, long serial, String view, Version version, Tree state) {
    if (before == null
        || !before.epoch.equals(version.epoch())
        || version.number() < before.versions.last()) {
      return first(serial, view, version, state);
    }
    if (version.number() == before.versions.last()) {
      return before;
    }
    return state.equals(before.state)
        ? before.again(serial, version.number())
        : before.then(serial, version.number(), state);
  }

  private static ViewState first(long serial, String view, Version version, Tree state) {
    var versions = Versions.of(version.number());
    return new ViewState(
        serial, view, version.epoch(), versions, state, TreeText.of(state), null, List.of());
  }

  /// The same state, loaded once more.
  private ViewState again(long nextSerial, long number) {
    return new ViewState(nextSerial, view, epoch, versions.and(number), state, text, step, past);
  }

  /// The next state. How many are kept depends on how large they are.
  private ViewState then(long nextSerial, long number, Tree next) {
    var nextText = TreeText.of(next);
    var kept = Math.clamp(PAST_BYTES / nextText.length(), LEAST_PAST, MOST_PAST);
    var nextPast = new ArrayList<Past>(Math.min(past.size() + 1, kept));
    nextPast.add(new Past(versions, state));
    nextPast.addAll(past.subList(0, Math.min(past.size(), kept - 1)));
    return new ViewState(
        nextSerial,
        view,
        epoch,
        Versions.of(number),
        next,
        nextText,
        TreeText.of(MergePatch.diff(state, next)),
        List.copyOf(nextPast));
  }

  /// The version by which this state is called: that of its last change.
  Version version() {
    return new Version(epoch, versions.first());
  }

  /// Whether subscribers of the other one have to be told of this one.
  boolean differsFrom(@Nullable ViewState other) {
    return other == null
        || !epoch.equals(other.epoch)
        || versions.first() != other.versions.first();
  }

  /// The text of the patch that makes this state of the one that a client holds; empty if that one
  /// is not known any more.
  Optional<Buffer> patchFrom(long held) {
    for (var i = 0; i < past.size(); i++) {
      var before = past.get(i);
      if (before.versions().contains(held)) {
        return Optional.of(
            i == 0 && step != null ? step : TreeText.of(MergePatch.diff(before.state(), state)));
      }
      if (before.versions().last() < held) {
        break;
      }
    }
    return Optional.empty();
  }
}
