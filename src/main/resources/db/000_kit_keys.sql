-- What tells a node that it holds the right keys. The keys themselves are never here (docs/decisions/0006-keys.md).
CREATE TABLE kit.key (
  name text PRIMARY KEY,
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  made date NOT NULL DEFAULT current_date
);
