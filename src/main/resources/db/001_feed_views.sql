CREATE SCHEMA feed;

-- One row per view that was ever touched. Rows are updated in place all the time: leave room for it on their page.
CREATE TABLE feed.view (
  name text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL
) WITH (fillfactor = 50);

-- Part of what an epoch is made of. Renewed after the database was restored by copying files.
CREATE TABLE feed.epoch (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  secret uuid NOT NULL DEFAULT gen_random_uuid()
);

INSERT INTO feed.epoch DEFAULT VALUES;

-- One-time tickets for sockets; only their hashes are kept.
CREATE TABLE feed.ticket (
  hash bytea PRIMARY KEY,
  principal jsonb NOT NULL,
  expires timestamptz NOT NULL
);

CREATE INDEX ticket_expires ON feed.ticket (expires);
