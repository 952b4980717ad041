package cortile.feed;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The views that this verticle's sockets watch, and its line to the FeedVerticle.
final class Watches {
  private static final DeliveryOptions PATIENT = new DeliveryOptions().setSendTimeout(15_000);
  private static final long RETRY_MILLIS = 1000;

  private final Vertx vertx;
  private final Context context;
  private final String address = "cortile.feed.sockets." + UUID.randomUUID();
  private final Map<String, WatchedView> views = new HashMap<>();
  private final MessageConsumer<Object> consumer;

  Watches(Vertx vertx) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.consumer = vertx.eventBus().localConsumer(address, this::hear);
  }

  /// Subscribes, or begins anew if there is such a subscription.
  void join(Outlet outlet, View.Named named, @Nullable Version since) {
    var before = outlet.subscription(named.name());
    if (before != null) {
      leave(before);
    }
    var view = views.get(named.name());
    if (view == null) {
      view = new WatchedView(named, context, this::ask);
      views.put(named.name(), view);
      vertx.eventBus().send(Wire.FEED, new Wire.Watch(named.name(), address));
    }
    var subscription = new Subscription(outlet, view);
    subscription.since = since;
    outlet.add(subscription);
    view.join(subscription);
  }

  void leave(Subscription subscription) {
    var view = subscription.view;
    subscription.outlet.remove(subscription);
    view.leave(subscription);
    if (view.isEmpty() && views.remove(view.named.name(), view)) {
      vertx.eventBus().send(Wire.FEED, new Wire.Leave(view.named.name(), address));
    }
  }

  void leaveAll(Outlet outlet) {
    outlet.subscriptions().forEach(this::leave);
  }

  void close() {
    consumer.unregister();
    List.copyOf(views.keySet())
        .forEach(name -> vertx.eventBus().send(Wire.FEED, new Wire.Leave(name, address)));
    views.clear();
  }

  private void hear(Message<Object> message) {
    switch (message.body()) {
      case ViewState state -> accept(state);
      case Wire.Absent absent -> refuseAll(absent.view());
      default -> throw new IllegalStateException("not for sockets: " + message.body());
    }
  }

  private void accept(ViewState state) {
    var view = views.get(state.view());
    if (view == null) {
      vertx.eventBus().send(Wire.FEED, new Wire.Leave(state.view(), address));
    } else {
      view.accept(state);
    }
  }

  // The feed has forgotten the watch already.
  private void refuseAll(String name) {
    var view = views.remove(name);
    if (view != null) {
      view.forEach(subscription -> {
        view.leave(subscription);
        subscription.outlet.remove(subscription);
        subscription.outlet.refuse(name, Refusals.NOT_FOUND);
      });
    }
  }

  private void ask(Subscription subscription) {
    var name = subscription.view.named.name();
    vertx
        .eventBus()
        .<Object>request(Wire.FEED, new Wire.Look(name, Long.MAX_VALUE), PATIENT)
        .onComplete(
            reply -> {
              subscription.asking = false;
              if (reply.body() instanceof ViewState state) {
                subscription.view.accept(state);
                subscription.view.answer(subscription, true);
              }
            },
            failure -> {
              subscription.asking = false;
              vertx.setTimer(RETRY_MILLIS, timer -> subscription.view.bring(subscription));
            });
  }
}
