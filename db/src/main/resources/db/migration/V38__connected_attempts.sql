-- Until a connection to the provider was at hand, its making included; absent where there was none.
alter table usage_attempt add column connect_us bigint;
