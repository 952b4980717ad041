package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Organisations and who speaks for them.
final class OrganisationsStore {
  private static final String DOCUMENTS =
      """
      select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisation', o.slug, 'name', o.name, 'about', o.about, 'web', o.web,
        'email', case when $3 or m.number is not null then o.email end, 'archived', o.archived, 'mine', m.number is not null,
        'revision', o.revision,
        'places', (select coalesce(jsonb_agg(p.slug order by p.position, p.slug), '[]') from hub.place_organisation po
          join hub.place p on p.id = po.place where po.organisation = o.id and not p.archived),
        'members', case when $1::text is not null and ($3 or m.number is not null) then (
          select coalesce(jsonb_object_agg(x.number, jsonb_build_object('name', x.name, 'me', case when x.subject = $2 then true end)), '{}')
          from hub.organisation_member x where x.organisation = o.id) end)) order by o.name, o.slug), '[]') as documents
      from hub.organisation o left join hub.organisation_member m on m.organisation = o.id and m.subject = $2
      where ($1::text is null or o.slug = $1) and ($3 or not o.archived)
      """;

  private static final String JOIN =
      """
      insert into hub.organisation_member (organisation, number, subject, name)
      select $1, coalesce(max(number), 0) + 1, $2, $3 from hub.organisation_member where organisation = $1
      on conflict (organisation, subject) do update set name = excluded.name
      """;

  private static final String LEAVE =
      """
      delete from hub.organisation_member m using hub.organisation o
      where o.id = m.organisation and o.slug = $1 and m.number = $2::bigint and ($4 or m.subject = $3)
      """;

  private OrganisationsStore() {}

  /// An organisation that is locked.
  ///
  /// @param link number of the invitation
  record Held(long id, int link, int revision) {}

  /// @param slug null for all
  static Future<JsonArray> documents(Tx tx, @Nullable String slug, Asker asker) {
    return tx.query(DOCUMENTS, slug, asker.subject(), asker.staff())
        .map(rows -> rows.iterator().next().getJsonArray(0));
  }

  /// Whether somebody speaks for an organisation; staff do for all that are there.
  ///
  /// @param slug null for none, for which nobody speaks
  static Future<Boolean> speaksFor(Tx tx, @Nullable String slug, Asker asker) {
    return slug == null
        ? Future.succeededFuture(false)
        : tx.query(
                """
                select from hub.organisation o where o.slug = $1 and not o.archived
                  and ($3 or exists (select from hub.organisation_member where organisation = o.id and subject = $2))
                """,
                slug,
                asker.subject(),
                asker.staff())
            .map(rows -> rows.size() > 0);
  }

  /// Whether somebody speaks for any organisation at all.
  static Future<Boolean> speaksForAny(Tx tx, Asker asker) {
    return tx.query(
            """
            select from hub.organisation_member m join hub.organisation o on o.id = m.organisation
            where m.subject = $1 and not o.archived limit 1
            """,
            asker.subject())
        .map(rows -> rows.size() > 0);
  }

  static Future<Boolean> insert(Tx tx, String slug, JsonObject draft) {
    return tx.query(
            """
            insert into hub.organisation (slug, name, about, email, web, archived) values ($1, $2, $3, $4, $5, $6)
            on conflict (slug) do nothing
            """,
            slug,
            draft.getString("name"),
            draft.getJsonObject("about"),
            draft.getString("email"),
            draft.getString("web"),
            draft.getBoolean("archived", false))
        .map(rows -> rows.rowCount() == 1);
  }

  static Future<Void> update(Tx tx, long id, JsonObject draft) {
    return tx.query(
            """
            update hub.organisation set name = $2, about = $3, email = $4, web = $5, archived = $6, revision = revision + 1
            where id = $1
            """,
            id,
            draft.getString("name"),
            draft.getJsonObject("about"),
            draft.getString("email"),
            draft.getString("web"),
            draft.getBoolean("archived", false))
        .mapEmpty();
  }

  static Future<Optional<Held>> hold(Tx tx, String slug) {
    return tx.query(
            "select id, link, revision from hub.organisation where slug = $1 for no key update",
            slug)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Held(row.getLong("id"), row.getInteger("link"), row.getInteger("revision")));
        });
  }

  static Future<Integer> renewLink(Tx tx, long id) {
    return tx.query("update hub.organisation set link = link + 1 where id = $1 returning link", id)
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  static Future<Void> join(Tx tx, long id, String subject, String name) {
    return tx.query(JOIN, id, subject, name).mapEmpty();
  }

  static Future<Void> leave(Tx tx, String slug, long member, Asker asker) {
    return tx.query(LEAVE, slug, member, asker.subject(), asker.staff()).mapEmpty();
  }
}
