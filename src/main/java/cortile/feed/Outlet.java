package cortile.feed;

import cortile.identity.Principal;
import cortile.kit.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One open socket or event stream: what it is subscribed to, and who is at the other end. There is
/// one for each open page, so it is kept small. Used by its verticle's event loop only.
abstract class Outlet {
  private static final Subscription[] NONE = {};

  final Locale language;
  @Nullable Principal principal;

  /// When its restricted subscriptions are looked at again; 0 if there are none. Milliseconds of
  /// the epoch.
  long recheckAt;

  // Its place in the PingWheel.
  int slot;
  int place;

  private Subscription[] subscriptions = NONE;

  Outlet(Locale language, @Nullable Principal principal) {
    this.language = language;
    this.principal = principal;
  }

  /// Open, and with room for another frame.
  abstract boolean isReady();

  abstract boolean isOpen();

  abstract void send(Frame frame);

  /// Tells that a view is not, or no more, for this client. The client may go on with other views.
  abstract void refuse(@Nullable String view, Problem problem);

  /// Called every 25 seconds.
  abstract void beat();

  /// Ends it because the node stops; the client comes back to another one.
  abstract void end();

  List<Subscription> subscriptions() {
    return new ArrayList<>(Arrays.asList(subscriptions));
  }

  int subscriptionCount() {
    return subscriptions.length;
  }

  @Nullable Subscription subscription(String view) {
    for (var one : subscriptions) {
      if (one.view.named.name().equals(view)) {
        return one;
      }
    }
    return null;
  }

  void add(Subscription subscription) {
    var more = Arrays.copyOf(subscriptions, subscriptions.length + 1);
    more[subscriptions.length] = subscription;
    subscriptions = more;
  }

  void remove(Subscription subscription) {
    subscriptions =
        Arrays.stream(subscriptions)
            .filter(one -> one != subscription)
            .toArray(Subscription[]::new);
  }

  /// There is room again: bring all views to their newest states.
  void drained() {
    for (var one : subscriptions) {
      one.view.bring(one);
    }
  }
}
