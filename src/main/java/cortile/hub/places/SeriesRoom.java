package cortile.hub.places;

import cortile.hub.post.LetterKind;
import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// What the holder of a series, or the desk, does with it.
final class SeriesRoom {
  private final Db db;
  private final HoldersRoom holders;

  SeriesRoom(Db db, HoldersRoom holders) {
    this.db = db;
    this.holders = holders;
  }

  /// A series with all its dates.
  Future<JsonObject> series(String code, Asker asker) {
    return db.snapshot(tx ->
        foundSeries(tx, code, asker)
            .compose(series ->
                ReservationsStore.ofSeries(tx, series.id(), null, holders.now())
                    .compose(ids -> ReservationDocumentsStore.documents(tx, ids, holders.now()))
                    .map(reservations ->
                        new JsonObject()
                            .put("code", series.code())
                            .put("rule", series.rule())
                            .put("reservations", reservations)
                            .put("skipped", series.skipped()))));
  }

  /// Cancels all dates of a series that have not begun. Repeatable.
  Future<Void> cancelSeries(String code, Asker asker) {
    return db.transaction(tx ->
        foundSeries(tx, code, asker)
            .compose(series -> HeldStore.openOf(tx, series.id(), holders.now()))
            .compose(ids ->
                ids.isEmpty()
                    ? Future.succeededFuture()
                    : holders.end(tx, ids, "cancelled", LetterKind.RESERVATION_CANCELLED, null)));
  }

  private Future<HeldStore.Series> foundSeries(Tx tx, String code, Asker asker) {
    return HeldStore.series(tx, code, asker)
        .map(found ->
            found
                .filter(series -> series.visible() || holders.opens("series", code + ".1", asker))
                .orElseThrow(Refusals::unknown));
  }
}
