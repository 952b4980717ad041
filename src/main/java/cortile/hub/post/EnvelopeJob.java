package cortile.hub.post;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.util.regex.Pattern;

/// A mail as the mail client takes it.
final class EnvelopeJob {
  // Each object of a calendar says by itself what shall be done with it.
  private static final Pattern END = Pattern.compile("(?<=\r\nEND:VCALENDAR\r\n)");

  private EnvelopeJob() {}

  /// @param from sender's address, with or without a name
  static MailMessage message(Outgoing mail, String from) {
    var domain = from.replaceFirst(".*@", "").replaceFirst(">.*", "").strip();
    var message =
        new MailMessage()
            .setFrom(from)
            .setTo(mail.address())
            .setSubject(mail.subject())
            .setText(mail.body())
            .setHeaders(
                MultiMap.caseInsensitiveMultiMap()
                    .add("Message-ID", "<" + mail.message() + "@" + domain + ">")
                    .add("Auto-Submitted", "auto-generated")
                    .add("Content-Language", mail.language()));
    var calendar = mail.calendar();
    if (calendar != null) {
      message.setAttachment(
          END.splitAsStream(calendar)
              .filter(object -> !object.isBlank())
              .map(EnvelopeJob::attached)
              .toList());
    }
    return message;
  }

  private static MailAttachment attached(String object) {
    var method = object.contains("\r\nMETHOD:CANCEL\r\n") ? "CANCEL" : "PUBLISH";
    return MailAttachment.create()
        .setContentType("text/calendar; charset=utf-8; method=" + method)
        .setName(method.equals("CANCEL") ? "annullato.ics" : "calendario.ics")
        .setDisposition("attachment")
        .setData(Buffer.buffer(object));
  }
}
