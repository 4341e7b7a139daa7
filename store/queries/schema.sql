-- name: create_migrations
create table if not exists migrations (number integer primary key, name text not null, at bigint not null)
-- name: last_migration
select coalesce(max(number), 0) from migrations
-- name: seen_migrations
select number from migrations order by number
-- name: insert_migration
insert into migrations (number, name, at) values ($1, $2, $3)
