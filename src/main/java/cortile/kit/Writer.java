package cortile.kit;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way from any event loop to this node's one writer of a kind of command, over the local event
/// bus and back. What crosses is immutable and goes as it is.
///
/// @param <C> commands
/// @param <O> outcomes
public final class Writer<C, O> {
  // Once its batch has started an answer is waited for, so this lies beyond the group commit's own
  // patience.
  private static final DeliveryOptions PATIENT =
      new DeliveryOptions().setLocalOnly(true).setSendTimeout(120_000);

  private final String name;
  private final Class<C> commands;
  private final Class<O> outcomes;

  record Command(Object command) {}

  /// What goes back: an outcome, or why there is none.
  record Reply(@Nullable Object outcome, @Nullable Throwable failure) {}

  /// @param name of the kind, also in metrics; one of each on a node
  public Writer(String name, Class<C> commands, Class<O> outcomes) {
    this.name = name;
    this.commands = commands;
    this.outcomes = outcomes;
  }

  /// Lets commands and replies of all kinds cross the event bus; once for each Vertx, before any
  /// verticle starts.
  public static void register(Vertx vertx) {
    ByReference.register(vertx.eventBus(), Command.class);
    ByReference.register(vertx.eventBus(), Reply.class);
  }

  String name() {
    return name;
  }

  /// Sends a command to the writer. Fails as it does.
  public Future<O> submit(Vertx vertx, C command) {
    return vertx
        .eventBus()
        .<Reply>request(address(), new Command(command), PATIENT)
        .map(Message::body)
        .compose(reply ->
            reply.outcome() == null
                ? Future.failedFuture(requireNonNull(reply.failure()))
                : Future.succeededFuture(outcomes.cast(reply.outcome())));
  }

  /// Is the writer: runs on the event loop of the caller, for each command in the order in which
  /// they come.
  public Future<Void> serve(Vertx vertx, Function<C, Future<O>> write) {
    return vertx
        .eventBus()
        .<Command>localConsumer(
            address(),
            message ->
                write
                    .apply(commands.cast(message.body().command()))
                    .onComplete(
                        outcome -> message.reply(new Reply(outcome, null)),
                        failure -> message.reply(new Reply(null, failure))))
        .completion();
  }

  private String address() {
    return "write." + name;
  }
}
