package cortile.kit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/// Lets immutable records cross the local event bus as they are.
public final class ByReference<T> implements MessageCodec<T, T> {
  private final String name;

  private ByReference(Class<T> type) {
    this.name = "reference " + type.getName();
  }

  /// Registers the type, once for each event bus.
  public static <T> void register(EventBus bus, Class<T> type) {
    bus.registerDefaultCodec(type, new ByReference<>(type));
  }

  @Override
  public void encodeToWire(Buffer buffer, T value) {
    throw new IllegalStateException("local messages only");
  }

  @Override
  public T decodeFromWire(int position, Buffer buffer) {
    throw new IllegalStateException("local messages only");
  }

  @Override
  public T transform(T value) {
    return value;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
