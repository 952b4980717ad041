package cortile.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON text of a tree.
final class TreeText {
  private static final JsonFactory JSON = new JsonFactory();

  private TreeText() {}

  static Buffer of(Tree tree) {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = JSON.createGenerator(bytes)) {
      object(out, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static void object(JsonGenerator out, Tree tree) throws IOException {
    out.writeStartObject();
    for (var i = 0; i < tree.size(); i++) {
      out.writeFieldName(tree.name(i));
      value(out, tree.value(i));
    }
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Tree tree -> object(out, tree);
      case String text -> out.writeString(text);
      case Long number -> out.writeNumber(number);
      case Boolean yes -> out.writeBoolean(yes);
      case List<?> list -> {
        out.writeStartArray();
        for (var element : list) {
          value(out, element);
        }
        out.writeEndArray();
      }
      default -> throw new IllegalStateException("not a tree's value: " + value.getClass());
    }
  }
}
