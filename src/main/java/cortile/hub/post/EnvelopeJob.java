package cortile.hub.post;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;

/// A mail as the mail client takes it.
final class EnvelopeJob {
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
      var method = calendar.contains("\r\nMETHOD:CANCEL\r\n") ? "CANCEL" : "PUBLISH";
      message.setAttachment(
          MailAttachment.create()
              .setContentType("text/calendar; charset=utf-8; method=" + method)
              .setName(method.equals("CANCEL") ? "annullato.ics" : "calendario.ics")
              .setDisposition("attachment")
              .setData(Buffer.buffer(calendar)));
    }
    return message;
  }
}
