package cortile.hub.calendars;

import cortile.kit.Api;

/// The front door of calendars.
public final class CalendarsRoom {
  /// Binds the operations of `openapi/hub-calendars.yaml`.
  public void bind(Api api) {}
}
