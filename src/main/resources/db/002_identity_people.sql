-- Who is speaking and what they may do. No time in here is finer than it must be: a sign-in that is known to the second would help
-- to tell whose ballot was written then.
CREATE SCHEMA identity;

-- `id` is the subject of tokens and of ballots. Random, not ordered by time.
CREATE TABLE identity.person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text UNIQUE,
  role text NOT NULL DEFAULT 'resident'
    CHECK (role IN ('resident', 'facilitator', 'organiser', 'screen', 'auditor')),
  -- Came in by a code of their own at least once. A set-up link that someone else asked for never opens such an account.
  proven boolean NOT NULL DEFAULT false,
  seen date NOT NULL DEFAULT current_date
);
CREATE INDEX person_staff ON identity.person (role) WHERE role <> 'resident';

CREATE TABLE identity.roll_entry (
  reference text PRIMARY KEY,
  person uuid NOT NULL UNIQUE REFERENCES identity.person,
  birth_date date,
  area text,
  kind text NOT NULL CHECK (kind IN ('resident', 'city-user')),
  imported date NOT NULL DEFAULT current_date
);
CREATE UNIQUE INDEX roll_entry_subject ON identity.roll_entry ((person::text));

-- Published: other rooms may join this view, and nothing else of this schema.
CREATE VIEW identity.eligibility AS
SELECT person::text AS subject, birth_date, area, kind
FROM identity.roll_entry;

-- `account` and `hash` are HMACs: an address that never signs in is not kept, and six digits can't be guessed from the row.
CREATE TABLE identity.sign_in_code (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account bytea NOT NULL,
  hash bytea NOT NULL,
  made timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires timestamptz NOT NULL,
  tries smallint NOT NULL DEFAULT 0
);
CREATE INDEX sign_in_code_account ON identity.sign_in_code (account, made);
CREATE INDEX sign_in_code_made ON identity.sign_in_code (made);

-- One row an entry, so that a new code takes the place of the earlier one. `hash` is null once the code was used.
CREATE TABLE identity.voting_code (
  reference text PRIMARY KEY REFERENCES identity.roll_entry ON DELETE CASCADE,
  hash bytea UNIQUE,
  expires timestamptz NOT NULL,
  used date,
  issued integer NOT NULL DEFAULT 1,
  issued_by text NOT NULL
);

-- `person` is null for the link of the first start, which names no address.
CREATE TABLE identity.setup_link (
  hash bytea PRIMARY KEY,
  person uuid REFERENCES identity.person ON DELETE CASCADE,
  expires timestamptz NOT NULL
);

-- `ends` moves on by whole hours.
CREATE TABLE identity.session (
  id text PRIMARY KEY,
  person uuid NOT NULL REFERENCES identity.person ON DELETE CASCADE,
  way text NOT NULL CHECK (way IN ('email', 'printed', 'setup')),
  started date NOT NULL DEFAULT current_date,
  ends timestamptz NOT NULL
);
CREATE INDEX session_person ON identity.session (person);
CREATE INDEX session_ends ON identity.session (ends);

-- Sessions that ended while their tokens may still be valid; every node reads the new ones about once a second.
CREATE TABLE identity.revoked_session (
  session text PRIMARY KEY,
  made timestamptz NOT NULL DEFAULT clock_timestamp(),
  until timestamptz NOT NULL
);
CREATE INDEX revoked_session_made ON identity.revoked_session (made);
