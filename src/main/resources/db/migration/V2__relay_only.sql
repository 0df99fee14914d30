alter table rooms add column relay_only boolean default false not null;
