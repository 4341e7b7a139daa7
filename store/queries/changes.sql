-- name: insert_suppression
insert into suppressions (id, address_hash, purpose, list, why, since, undo_hash, undo_until)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (address_hash, purpose, list) do nothing
-- name: lift_suppression
delete from suppressions where address_hash = $1 and purpose = $2 and list = $3
-- name: undo_suppression
delete from suppressions where undo_hash = $1 and undo_until > $2 returning address_hash, purpose
-- name: undo_known
select 1 from suppressions where undo_hash = $1 and undo_until > $2
-- name: suppressed
select 1 from suppressions where address_hash = $1 and purpose = $2 and (length(list) = 0 or list = $3) limit 1
-- name: list_suppressions
select address_hash, purpose, list, why, since from suppressions order by id
-- name: mark_undeliverable
insert into undeliverable (address_hash, status, since) values ($1, $2, $3)
on conflict (address_hash) do nothing
-- name: is_undeliverable
select 1 from undeliverable where address_hash = $1
-- name: count_bounce
insert into bounces (address_hash, status, n, last_at) values ($1, $2, 1, $3)
on conflict (address_hash, status) do update set n = bounces.n + 1, last_at = excluded.last_at
