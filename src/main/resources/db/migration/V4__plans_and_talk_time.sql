alter table rooms add column starts_at timestamp(6) with time zone;
alter table rooms add column ends_at timestamp(6) with time zone;
create index rooms_ends_at on rooms (state, ends_at);
create index rooms_ended_at on rooms (state, ended_at);

alter table memberships add column talk_seconds integer default 0 not null;
