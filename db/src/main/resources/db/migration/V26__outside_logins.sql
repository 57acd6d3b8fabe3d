-- Who is known by another service's word. The issuer is its address: a name in the settings may come to mean another one.
create table outside_identity (
    issuer     text not null,
    subject    text not null,
    user_id    uuid not null references app_user,
    created_at timestamptz not null default now(),
    primary key (issuer, subject)
);
create index outside_identity_by_user on outside_identity (user_id);

-- Whether the person has shown that the address is theirs; whoever signs up without a letter has not.
alter table app_user add column email_confirmed boolean not null default false;
