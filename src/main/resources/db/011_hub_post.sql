-- The mail outbox. A mail is written in the transaction of what it tells. It is claimed, and the claim committed, before it is sent; so
-- after a crash a claimed mail may have arrived or not. Such a one becomes uncertain and a person decides, for a second mail is worse.
-- Some weeks after its end a mail is emptied of all that is personal; the row stays, so that it is not written again.
create table hub.mail (
  -- Of kind, about and number, so that a mail that is sent again has the same Message-ID. The name by which the desk calls it.
  message     text primary key check (message ~ '^[0-9a-f]{32}$'),
  kind        text not null check (kind ~ '^[a-z-]{1,40}$'),
  about       text not null check (about ~ '^[a-z]{1,20}:[A-Za-z0-9_-]{1,80}$'),
  number      integer not null,
  to_name     text not null,
  to_address  text not null,
  language    text not null check (language in ('it', 'en')),
  subject     text not null,
  body        text not null,
  calendar    text,
  due         timestamptz not null default clock_timestamp(),
  -- Of no use after that: a reminder of what has begun.
  expires     timestamptz,
  state       text not null default 'waiting'
              check (state in ('waiting', 'claimed', 'sent', 'uncertain', 'failed', 'dropped')),
  -- Who holds or held it, by a number that no other claim has.
  claim       uuid,
  claimed_at  timestamptz,
  -- Tries that ended in a definite refusal, since a person last decided.
  attempts    integer not null default 0,
  -- What the mail server said, without addresses.
  fault       text,
  made        timestamptz not null default clock_timestamp(),
  -- Since when nothing more is done with it by itself.
  ended       timestamptz,
  emptied     boolean not null default false,
  unique (about, kind, number),
  check ((state = 'claimed') <= (claim is not null and claimed_at is not null))
);
create index mail_state on hub.mail (state, due, message);
create index mail_ended on hub.mail (ended) where ended is not null;

-- What organisers wrote to those who booked an event.
create table hub.message (
  id          integer primary key generated always as identity,
  event       text not null,
  -- Who among the booked: those with places, those in line, or both.
  audience    text not null check (audience in ('confirmed', 'waiting', 'all')),
  subject     text not null,
  body        text not null,
  author      text not null,
  recipients  integer not null default 0,
  made        timestamptz not null default clock_timestamp()
);
create index message_event on hub.message (event, made);

-- How long mails are kept; one row.
create table hub.mail_setting (
  only_one   boolean primary key default true check (only_one),
  keep_days  integer not null default 30 check (keep_days between 1 and 365)
);
insert into hub.mail_setting default values;

-- The secret address of a person's own calendar: the secret follows from code and number, so a new number ends the old address.
create table hub.calendar_link (
  subject  text primary key,
  code     text not null unique,
  number   integer not null default 1,
  ended    boolean not null default false
);
