-- name: insert_attempt
insert into attempts (mailbox, uidvalidity, uid, alone) values ($1, $2, $3, $4)
on conflict (mailbox, uidvalidity, uid) do update set alone = excluded.alone
-- name: delete_attempt
delete from attempts where mailbox = $1 and uidvalidity = $2 and uid = $3
-- name: delete_suspect
delete from suspects where mailbox = $1 and uidvalidity = $2 and uid = $3
-- name: forget_lost_suspects
delete from suspects where mailbox = $1 and uidvalidity <> $2
-- name: suspect_attempts
insert into suspects (mailbox, uidvalidity, uid, deaths)
select mailbox, uidvalidity, uid, alone from attempts where uid > 0
on conflict (mailbox, uidvalidity, uid) do update set deaths = suspects.deaths + excluded.deaths
-- name: clear_attempts
delete from attempts
-- name: list_suspects
select mailbox, uidvalidity, uid, deaths from suspects order by uid
