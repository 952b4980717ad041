package cortile.kit.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;

/// What an [HttpVerticle] serves beside the API: made once per verticle, on its event loop.
public interface Part {
  /// Adds its routes.
  void mount(Router router);

  /// Lets its long-lived connections go, before the server stops.
  Future<Void> close();

  /// Two as one.
  default Part and(Part other) {
    var first = this;
    return new Part() {
      @Override
      public void mount(Router router) {
        first.mount(router);
        other.mount(router);
      }

      @Override
      public Future<Void> close() {
        return first.close().eventually(other::close);
      }
    };
  }
}
