-- What the provider presumably bills for an attempt that was given up because another one, made beside it, was faster.
-- It is a part of the row's upstream_cost, and of nothing that the tenant pays.
alter table usage_attempt add column upstream_cost numeric(24,12);
