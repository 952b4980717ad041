package cortile.hub.post;

import cortile.kit.Db;
import io.vertx.core.Future;

/// How long mails are kept.
final class SettingStore {
  private SettingStore() {}

  /// Days after a mail's end.
  static Future<Integer> keepDays(Db db) {
    return db.query("select keep_days from hub.mail_setting")
        .map(rows -> rows.iterator().next().getInteger("keep_days"));
  }

  static Future<Void> keepDays(Db db, int days) {
    return db.query("update hub.mail_setting set keep_days = $1", days).mapEmpty();
  }
}
