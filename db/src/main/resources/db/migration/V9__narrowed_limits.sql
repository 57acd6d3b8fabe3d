-- Limits for a part of a scope's requests: one model, endpoint or tag.

-- Empty: all requests of the scope; else model:<id>, endpoint:<name in rows> or tag:<name>=<value>.
alter table budget add column narrowed_to text not null default '';
alter table budget drop constraint budget_organization_id_scope_scope_id_budget_window_kind_key;
alter table budget add unique (organization_id, scope, scope_id, narrowed_to, budget_window, kind);

alter table rate_limit add column narrowed_to text not null default '';
alter table rate_limit drop constraint rate_limit_pkey;
alter table rate_limit add primary key (organization_id, scope, scope_id, narrowed_to);
