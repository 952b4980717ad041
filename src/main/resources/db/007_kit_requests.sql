-- Requests that may be said again under the same key and then find their first outcome. Kept for 30 days.
create table kit.request (
  operation    text not null,
  -- SHA-256 of the key, so that a copy of the table repeats nothing.
  key          bytea not null check (octet_length(key) = 32),
  -- SHA-256 of what was asked: the same key with another request is a mistake.
  fingerprint  bytea not null check (octet_length(fingerprint) = 32),
  outcome      jsonb,
  made         timestamptz not null default clock_timestamp(),
  primary key (operation, key)
);
create index request_made on kit.request (made);
