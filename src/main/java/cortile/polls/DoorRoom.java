package cortile.polls;

import cortile.identity.Devices;
import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Alphabet;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// The doors of the workshops: which workshop a code means, and who stands in front of it. One
/// instance serves all event loops of a node, so that tries are counted together.
final class DoorRoom {
  /// Characters of a workshop's code.
  static final int CODE = 6;

  private static final int RETRY_S = 30;

  private final Db db;
  private final Devices devices;
  private final DoorKeys keys;
  private final Tries tries = new Tries(new SecureRandom().nextInt());
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
  // Sheets change seldom; the database refuses an answer that was judged by an old one.
  private final Map<String, Sheet> sheets = new ConcurrentHashMap<>();
  // A crowd that finds no sheet, or an old one, waits for one load together.
  private final Map<String, Future<Sheet>> loading = new ConcurrentHashMap<>();

  DoorRoom(Db db, Devices devices, byte[] signingKey) {
    this.db = db;
    this.devices = devices;
    this.keys = new DoorKeys(signingKey);
  }

  DoorKeys keys() {
    return keys;
  }

  /// The sheet of the workshop that a request names, from memory if it is there. 404 for a code
  /// that is not alive, 429 after too many of those from one address. A crowd that asks for the
  /// same code at once has tried once.
  Future<Sheet> sheet(Call call) {
    var code = code(call);
    var address = address(call.context().request());
    // Codes that this node has in memory too, or a guesser would find just those.
    if (!tries.mayTry(address, code, System.nanoTime())) {
      return Future.failedFuture(
          Problem.of(429, "too-many-requests").retryAfter(RETRY_S).refused());
    }
    var held = sheets.get(code);
    if (held != null) {
      return Future.succeededFuture(held);
    }
    var running = loading.get(code);
    if (running != null) {
      return running;
    }
    tries.count(address);
    return load(code).onSuccess(right -> tries.rightCode(address));
  }

  /// The newest sheet.
  Future<Sheet> load(String code) {
    var promise = Promise.<Sheet>promise();
    var running = loading.putIfAbsent(code, promise.future());
    if (running != null) {
      return running;
    }
    SheetsStore.load(db, code)
        .map(found -> found.orElseThrow(PollProblems::unknown))
        .onSuccess(sheet -> sheets.put(code, sheet))
        .onFailure(failure -> sheets.remove(code))
        .eventually(() -> {
          loading.remove(code);
          return Future.succeededFuture();
        })
        .onComplete(promise);
    return promise.future();
  }

  /// Somebody came in, or leads: this address is a hall of the workshop from now on.
  void opened(Call call, String code) {
    tries.home(address(call.context().request()), code);
  }

  /// Somebody was refused at a live workshop's door.
  void refuse(String code) {
    refused.computeIfAbsent(code, c -> new LongAdder()).increment();
  }

  /// Somebody brought a wrong token. Throws 429 after too many.
  void wrongToken(String code) {
    refuse(code);
    if (!tries.wrongToken(code, System.nanoTime())) {
      throw Problem.of(429, "too-many-requests").retryAfter(RETRY_S).refused();
    }
    throw Problem.of(403, "token-wrong").refused();
  }

  /// Writes down how many were refused since the last time.
  Future<Void> tick() {
    Future<Void> chain = Future.succeededFuture();
    for (var each : refused.entrySet()) {
      var count = each.getValue().sumThenReset();
      if (count > 0) {
        chain =
            chain.compose(v ->
                db.transaction(tx -> {
                  ViewsRoom.desk(tx, each.getKey());
                  return WorkshopsStore.refused(tx, each.getKey(), count);
                }));
      }
    }
    return chain;
  }

  /// Who speaks, as a participant.
  ///
  /// @param device a device, not a person who signed in
  /// @param id of the device, or the person's subject
  record Visitor(boolean device, String id) {
    String key(DoorKeys keys, String code) {
      return keys.participant(code, device, id);
    }
  }

  /// The person where only residents count or the caller uses a bearer token, else the device;
  /// empty for a device that is not known yet.
  Optional<Visitor> visitor(Call call, Sheet sheet) {
    var request = call.context().request();
    var person = sheet.residents() || request.getHeader("Authorization") != null;
    return person ? resident(call).or(() -> device(request)) : device(request);
  }

  private static Optional<Visitor> resident(Call call) {
    return Speaker.of(call.context())
        .filter(who -> who.role() == Role.RESIDENT)
        .map(who -> new Visitor(false, who.subject()));
  }

  private Optional<Visitor> device(HttpServerRequest request) {
    return devices.read(request).map(id -> new Visitor(true, id));
  }

  /// Tells a new device apart.
  Devices.Made make(Call call) {
    return devices.make(call.context().request());
  }

  /// The code of a path as it is stored.
  static String code(Call call) {
    return Alphabet.meant(call.path("code"), CODE).orElseThrow(PollProblems::unknown);
  }

  private static String address(HttpServerRequest request) {
    var remote = request.remoteAddress();
    return remote == null ? "" : String.valueOf(remote.hostAddress());
  }
}
