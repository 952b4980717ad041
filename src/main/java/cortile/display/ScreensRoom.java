package cortile.display;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What staff do with screens. They are the city's: every facilitator and organiser may set each.
final class ScreensRoom {
  private final Db db;
  private final Consumer<String> ended;

  /// @param ended told of the session of each device that lost its screen
  ScreensRoom(Db db, Consumer<String> ended) {
    this.db = db;
    this.ended = ended;
  }

  Future<JsonArray> list() {
    return ScreensStore.list(db).map(JsonArray::new);
  }

  /// One screen, or 404.
  Future<JsonObject> get(String slug) {
    return ScreensStore.find(db, slug).map(found -> found.orElseThrow(ScreensRoom::unknown));
  }

  /// Stores a new screen, and pairs it if a code is given. 409 if the slug is taken, 422 and 429
  /// for codes as [#pair].
  Future<JsonObject> create(String slug, String name, Optional<String> code, String person) {
    return counted(code, person)
        .compose(counted ->
            db.transaction(tx ->
                ScreensStore.insert(tx, slug, name)
                    .compose(added -> {
                      if (!added) {
                        return Future.failedFuture(Problem.of(409, "screen-taken", slug).refused());
                      }
                      tx.touch(view(slug));
                      return code.isEmpty()
                          ? Future.succeededFuture()
                          : give(tx, slug, code.get(), person);
                    })
                    .compose(done -> document(tx, slug))));
  }

  /// Replaces name, settings and programme. 404, or 422 with the places that contradict each other.
  Future<JsonObject> replace(String slug, JsonObject draft) {
    var broken = ProgrammeRules.broken(slides(draft.getJsonArray("slides")));
    if (!broken.isEmpty()) {
      throw Problem.of(422, "invalid")
          .with(broken.stream().map(each -> Problem.Field.of(each.pointer(), each.key())).toList())
          .refused();
    }
    return db.transaction(tx ->
        ScreensStore.replace(tx, slug, draft)
            .compose(known -> {
              if (!known) {
                return Future.failedFuture(unknown());
              }
              tx.touch(view(slug));
              return document(tx, slug);
            }));
  }

  /// Makes the browser that shows a code this screen; the one before is it no more. 404, 422 for a
  /// code that no browser shows, 429 after [PairingStore#MOST_TRIES] of those.
  Future<JsonObject> pair(String slug, String code, String person) {
    return counted(Optional.of(code), person)
        .compose(counted ->
            db.transaction(tx ->
                give(tx, slug, code, person)
                    .compose(before -> document(tx, slug).map(screen -> new Done(screen, before)))))
        .map(this::told);
  }

  /// Ends the pairing. Repeatable; 404 if there is no such screen.
  Future<Void> unpair(String slug) {
    return db.transaction(
            tx -> {
              tx.touch(view(slug));
              return ScreensStore.device(tx, slug, null);
            })
        .map(found -> {
          end(found.orElseThrow(ScreensRoom::unknown).device());
          return null;
        });
  }

  /// Deletes a screen. Repeatable.
  Future<Void> delete(String slug) {
    return db.transaction(
            tx -> {
              tx.touch(view(slug));
              return ScreensStore.delete(tx, slug);
            })
        .map(found -> {
          found.ifPresent(before -> end(before.device()));
          return null;
        });
  }

  private record Done(JsonObject screen, @Nullable Buffer before) {}

  private JsonObject told(Done done) {
    end(done.before());
    return done.screen();
  }

  private void end(@Nullable Buffer device) {
    if (device != null) {
      ended.accept(DevicesRoom.session(device));
    }
  }

  private Future<Void> counted(Optional<String> code, String person) {
    if (code.isEmpty()) {
      return Future.succeededFuture();
    }
    return PairingStore.count(db, person)
        .compose(tries ->
            tries.count() <= PairingStore.MOST_TRIES
                ? Future.succeededFuture()
                : Future.failedFuture(
                    Problem.of(429, "pairing-tries", (tries.pause() + 59) / 60)
                        .retryAfter(tries.pause())
                        .refused()));
  }

  // The device that the screen had before, if it was another one.
  private static Future<@Nullable Buffer> give(Tx tx, String slug, String typed, String person) {
    return ScreensStore.lock(tx, slug)
        .compose(known ->
            known
                ? PairingCode.meant(typed)
                    .map(code -> PairingStore.use(tx, code, slug))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                : Future.failedFuture(unknown()))
        .compose(used -> {
          if (used.isEmpty()) {
            return Future.failedFuture(
                Problem.of(422, "pairing-code-wrong")
                    .with(List.of(Problem.Field.of("/code", "pairing-code-wrong.detail")))
                    .refused());
          }
          tx.touch(view(slug));
          tx.touch(DisplayRoom.pairingView(used.get().id()));
          return PairingStore.forgive(tx, person)
              .compose(done -> ScreensStore.device(tx, slug, used.get().device()))
              .map(before -> {
                var device = before.orElseThrow(ScreensRoom::unknown).device();
                return used.get().device().equals(device) ? null : device;
              });
        });
  }

  private static Future<JsonObject> document(Tx tx, String slug) {
    return ScreensStore.find(tx, slug).map(found -> found.orElseThrow(ScreensRoom::unknown));
  }

  private static List<Slide> slides(JsonArray array) {
    return IntStream.range(0, array.size())
        .mapToObj(array::getJsonObject)
        .map(slide ->
            new Slide(
                slide.getString("id"),
                Slide.Kind.named(slide.getString("kind")),
                Slide.NAMING.stream().filter(slide::containsKey).collect(Collectors.toSet())))
        .toList();
  }

  private static String view(String slug) {
    return "screens/" + slug;
  }

  private static Problem.Refused unknown() {
    return Problem.of(404, "not-found").refused();
  }
}
