-- The key that issued secrets are hashed with, sealed under the master key; null: derived from it, as before its first rotation.
alter table installation add column hashing_key bytea;
