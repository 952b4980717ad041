package cortile.hub.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A mail server that does wrong what servers do wrong. A mail is received when its last line is.
public final class SmtpServer implements AutoCloseable {
  /// What it does with the mails to come.
  public enum Way {
    TAKES,
    /// Reads the whole mail and never answers.
    HANGS_AFTER_DATA,
    /// Reads the whole mail and hangs up.
    CLOSES_AFTER_DATA,
    /// Hangs up in the middle of the dialogue.
    CLOSES_AFTER_RECIPIENT,
    /// Takes connections and says nothing.
    SILENT,
    /// No such mailbox.
    NO_MAILBOX,
    /// Not now.
    GREYLISTS,
    /// Wants a password that nobody has.
    SENDER_REFUSED,
    /// Takes each mail after a while.
    SLOW
  }

  public volatile Way way = Way.TAKES;

  /// Mails whose whole text came in, as they came.
  public final List<String> received = new CopyOnWriteArrayList<>();

  /// How many connections were made.
  public final List<Socket> connections = new CopyOnWriteArrayList<>();

  private final CountDownLatch end = new CountDownLatch(1);
  private final int port;
  private volatile ServerSocket listening;

  public SmtpServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      port = listening.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accept();
  }

  public int port() {
    return port;
  }

  /// From now on connections are refused.
  public void goDown() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void comeBack() {
    try {
      listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accept();
  }

  private void accept() {
    var here = listening;
    Thread.ofVirtual()
        .start(() -> {
          while (!here.isClosed()) {
            try {
              var socket = here.accept();
              connections.add(socket);
              Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
              return;
            }
          }
        });
  }

  private void serve(Socket socket) {
    try (socket) {
      talk(
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
          socket.getOutputStream());
    } catch (IOException | InterruptedException e) {
      // The other side went away, which is what some tests do.
    }
  }

  private void talk(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
    if (way == Way.SILENT) {
      end.await();
    }
    say(out, "220 test");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var verb = line.toUpperCase(Locale.ROOT);
      if (verb.startsWith("EHLO")) {
        say(out, "250-test");
        say(out, "250 8BITMIME");
      } else if (verb.startsWith("MAIL FROM")) {
        say(out, way == Way.SENDER_REFUSED ? "530 sign in first" : "250 ok");
      } else if (verb.startsWith("RCPT TO")) {
        if (way == Way.CLOSES_AFTER_RECIPIENT) {
          return;
        }
        say(
            out,
            way == Way.NO_MAILBOX ? "550 nobody" : way == Way.GREYLISTS ? "450 later" : "250 ok");
      } else if (verb.equals("DATA")) {
        say(out, "354 go on");
        if (!data(in, out)) {
          return;
        }
      } else if (verb.equals("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 ok");
      }
    }
  }

  // False if the connection shall end.
  private boolean data(BufferedReader in, OutputStream out)
      throws IOException, InterruptedException {
    var text = new StringBuilder();
    for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        return false;
      }
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    received.add(text.toString());
    switch (way) {
      case HANGS_AFTER_DATA -> end.await();
      case CLOSES_AFTER_DATA -> {
        return false;
      }
      case SLOW -> end.await(1500, java.util.concurrent.TimeUnit.MILLISECONDS);
      default -> {}
    }
    say(out, "250 taken");
    return true;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    end.countDown();
    goDown();
    for (var connection : connections) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
