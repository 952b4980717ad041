-- Letters and needs are told apart by numbers that nothing uses twice, and no letter waits for ever.

-- The start that a reminder reminds of: of another date, or another meeting of a course, it is another letter.
alter table hub.mail add column occasion timestamptz;
alter table hub.mail drop constraint mail_about_kind_number_key;
alter table hub.mail add constraint mail_name unique nulls not distinct (about, kind, number, occasion);

-- The last number that a need of the booking had, and how often one was settled. Needs are deleted; their numbers don't come again.
alter table hub.booking add column last_need integer not null default 0;
alter table hub.booking add column settled integer not null default 0;
update hub.booking b set last_need = n.last, settled = n.last
from (
  select booking, max(last) as last
  from (
    select booking, number as last from hub.need
    union all
    select o.id, m.number from hub.mail m join hub.booking o on m.about = 'booking:' || o.code where m.kind in ('need-confirmed', 'need-declined')) known
  group by booking) n
where n.booking = b.id;

-- When an event last changed what calendars tell of it: whenever its revision rises.
alter table hub.event add column changed timestamptz;
update hub.event set changed = coalesce(published_at, clock_timestamp());
alter table hub.event alter column changed set default clock_timestamp(), alter column changed set not null;

-- What waits of letters that were put without an end.
update hub.mail m set expires = e.ends + interval '1 day'
from hub.booking b join hub.event e on e.id = b.event
where m.about = 'booking:' || b.code and m.expires is null and m.state in ('waiting', 'claimed');
update hub.mail m set expires = v.ends + interval '1 day'
from hub.reservation v
where m.about = 'reservation:' || v.code and m.expires is null and m.state in ('waiting', 'claimed');
update hub.mail m set expires = w.ends
from hub.wish w
where m.about = 'wish:' || w.code and m.expires is null and m.state in ('waiting', 'claimed');
