package cortile.kit;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/// Reads bodies of at most 64 KB into memory; larger ones are refused with 413.
final class BodyReader {
  static final int LIMIT = 64 * 1024;
  private static final BodyHandler HANDLER =
      BodyHandler.create(false).setBodyLimit(LIMIT).setHandleFileUploads(false);

  private BodyReader() {}

  static void read(RoutingContext context) {
    var method = context.request().method().name();
    if (method.equals("GET") || method.equals("HEAD")) {
      context.next();
    } else {
      HANDLER.handle(context);
    }
  }
}
