-- The environment variable that a credential's key comes from, when the catalogue's file says so.
alter table credential add column api_key_env text;
