create table room_standings (
    room_code varchar(40) not null references rooms (code) on delete cascade,
    user_id varchar(32) not null references users (id) on delete cascade,
    standing varchar(80) not null,
    primary key (room_code, user_id)
);
insert into room_standings (room_code, user_id, standing)
    select room_code, user_id, max(standing) from memberships
    where left_at is null and user_id is not null group by room_code, user_id;
alter table memberships drop column standing;
