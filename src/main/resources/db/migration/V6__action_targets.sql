alter table room_actions alter column target_name drop not null;
update room_actions set target_name = null where target_id is null and target_name = '';
