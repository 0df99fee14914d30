-- Whose hand was up first outlives a crash; those that were up before this version follow the order of joining.
alter table memberships add column hand_order bigint;
update memberships set hand_order = id where hand;
alter table memberships drop column hand;
