-- name: last_policy
select id, hash from policy_versions order by id desc limit 1
-- name: insert_policy
insert into policy_versions (id, hash, revised, first_seen) values ($1, $2, $3, $4)
-- name: list_policies
select hash, revised, first_seen from policy_versions order by id desc
