-- The operator's own log is read without an organization.
create index audit_event_of_operator on audit_event (at desc, id desc)
    where organization_id is null or actor_kind in ('operator', 'system');
