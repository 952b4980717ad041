-- The public screens: which browser is which screen, and what each shows. What a slide shows belongs to other rooms; here only its name.
create schema display;

create table display.screen (
  slug      text primary key check (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  name      text not null,
  language  text not null default 'it' check (language in ('it', 'en')),
  follow    boolean not null default true,
  -- Minutes after midnight by the city's clock; from after to is a night that ends the next morning.
  dim_from  integer check (dim_from between 0 and 1439),
  dim_to    integer check (dim_to between 0 and 1439),
  slides    jsonb not null default '[]' check (jsonb_typeof(slides) = 'array'),
  -- SHA-256 of the 256 random bits that the paired browser holds in its cookie.
  device    bytea unique,
  paired_at timestamptz,
  check ((dim_from is null) = (dim_to is null)),
  check ((device is null) = (paired_at is null))
);

-- A browser that shows a code and waits. `code` lives for minutes, opens nothing but one screen's programme, and only staff can use
-- it up: it stands here as it is shown. With `screen` it was used, and stays a while so that a repeated request finds its own outcome.
create table display.pairing (
  id       text primary key,
  device   bytea not null unique,
  code     text not null unique,
  expires  timestamptz not null,
  screen   text references display.screen on delete cascade
);
create index pairing_expires on display.pairing (expires);

-- How many codes somebody has tried in vain since then.
create table display.pairing_try (
  person  text primary key,
  since   timestamptz not null default clock_timestamp(),
  tries   integer not null default 1
);
