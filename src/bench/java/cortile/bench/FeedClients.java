package cortile.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Thousands of subscribers in one process, as light as can be: one selector, one buffer, and no
/// JSON. Told what to do on standard input, one line each; answers each on standard output.
final class FeedClients implements Runnable {
  final String view;
  private final InetSocketAddress address;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
  private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final List<Subscriber> subscribers = new ArrayList<>();
  final Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
  long frames;
  long changes;
  long broken;
  int answered;
  long lastAnswer;

  private FeedClients(int port, String view) throws IOException {
    this.view = view;
    address = new InetSocketAddress("127.0.0.1", port);
    selector = Selector.open();
  }

  @Override
  public void run() {
    try {
      while (true) {
        selector.select(this::ready, 200);
        for (var order = orders.poll(); order != null; order = orders.poll()) {
          order.run();
        }
      }
    } catch (IOException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private void ready(SelectionKey key) {
    var subscriber = (Subscriber) key.attachment();
    try {
      if (key.isConnectable()) {
        subscriber.connected(key);
      } else {
        subscriber.read(buffer);
      }
    } catch (IOException e) {
      subscriber.lost();
    }
  }

  /// Opens sockets until there are so many.
  private void open(int count) throws IOException {
    for (var i = 0; i < count; i++) {
      var subscriber = new Subscriber(this);
      subscribers.add(subscriber);
      connect(subscriber);
    }
  }

  private void connect(Subscriber subscriber) throws IOException {
    var channel = SocketChannel.open();
    channel.configureBlocking(false);
    subscriber.begin(channel);
    channel.connect(address);
    channel.register(selector, SelectionKey.OP_CONNECT, subscriber);
  }

  private String obey(String order) throws Exception {
    var words = order.split(" ", -1);
    return switch (words[0]) {
      case "open" -> {
        var wanted = inLoop(() -> subscribers.size()) + Integer.parseInt(words[1]);
        inLoop(() -> {
          open(Integer.parseInt(words[1]));
          return 0;
        });
        yield awaitAnswers(wanted) ? "ok" : "some never answered";
      }
      case "reset" -> inLoop(this::reset);
      case "seen" -> inLoop(this::seen);
      case "storm" -> storm();
      case "at" ->
          inLoop(() ->
              "" + subscribers.stream().filter(s -> s.held() == Long.parseLong(words[1])).count());
      default -> throw new IllegalArgumentException(order);
    };
  }

  private String reset() {
    latency.reset();
    frames = 0;
    changes = 0;
    return "ok";
  }

  private String seen() {
    return frames
        + " "
        + changes
        + " "
        + latency.getValueAtPercentile(50)
        + " "
        + latency.getValueAtPercentile(99)
        + " "
        + latency.getMaxValue()
        + " "
        + broken;
  }

  /// Cuts all lines at once and comes back at once, each with the version that it holds.
  private String storm() throws Exception {
    var begin =
        inLoop(() -> {
          answered = 0;
          for (var subscriber : subscribers) {
            subscriber.cut();
          }
          var now = System.nanoTime();
          for (var subscriber : subscribers) {
            connect(subscriber);
          }
          return now;
        });
    var all = awaitAnswers(subscribers.size());
    return (all ? "" : "some never ") + (inLoop(() -> lastAnswer) - begin) / 1_000_000;
  }

  private boolean awaitAnswers(int wanted) throws Exception {
    for (var tries = 0; tries < 6000; tries++) {
      if (inLoop(() -> answered) >= wanted) {
        return true;
      }
      Thread.sleep(5);
    }
    return false;
  }

  private <T> T inLoop(java.util.concurrent.Callable<T> call) throws Exception {
    var task = new FutureTask<>(call);
    orders.add(task);
    selector.wakeup();
    return task.get();
  }

  public static void main(String[] args) throws Exception {
    var started = new CountDownLatch(1);
    var clients = new FeedClients(Integer.parseInt(args[0]), args[1]);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          started.countDown();
          clients.run();
        });
    started.await();
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var order = in.readLine(); order != null; order = in.readLine()) {
        System.out.println(clients.obey(order));
      }
    }
    System.exit(0);
  }
}
