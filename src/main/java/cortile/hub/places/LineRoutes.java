package cortile.hub.places;

import static cortile.hub.places.PlaceRoutes.asker;
import static cortile.hub.places.PlaceRoutes.key;
import static cortile.hub.places.ReservationRoutes.code;

import cortile.kit.Answer;
import cortile.kit.Api;

/// The operations on series and on the line for what is taken.
final class LineRoutes {
  private final SeriesRoom series;
  private final WishesRoom wishes;

  LineRoutes(SeriesRoom series, WishesRoom wishes) {
    this.series = series;
    this.wishes = wishes;
  }

  void bind(Api api) {
    api.on("getSeries", call -> series.series(code(call), asker(call)).map(ReservationRoutes::own))
        .on(
            "cancelSeries",
            call -> series.cancelSeries(code(call), asker(call)).map(v -> Answer.noContent()))
        .on("listWishes", call -> wishes.list(asker(call)).map(ReservationRoutes::own))
        .on(
            "makeWish",
            call -> wishes.make(call.body(), asker(call), key(call)).map(Answer::created))
        .on("getWish", call -> wishes.get(code(call), asker(call)).map(ReservationRoutes::own))
        .on("dropWish", call -> wishes.drop(code(call), asker(call)).map(v -> Answer.noContent()));
  }
}
