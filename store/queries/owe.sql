-- name: insert_move
insert into effects (id, name, kind, letter, state, due_at, created_at, mailbox, uidvalidity, uid, folder, source)
values ($1, $2, 'move', $3, 'due', $4, $4, $5, $6, $7, $8, $9)
-- name: insert_further_move
insert into effects (id, name, kind, letter, state, due_at, created_at, mailbox, uidvalidity, uid, folder, source)
select $1, $2, 'move', e.letter, 'due', $3, $3, e.mailbox, e.copy_uidvalidity, e.copy_uid, $4, e.folder
from effects e where e.id = $5
-- name: insert_answer
insert into effects (id, name, kind, letter, state, due_at, created_at, case_id, answer_kind, recipient, version)
values ($1, $2, 'answer', $3, 'due', $4, $4, $5, $6, $7, $8)
-- name: insert_outgoing
insert into outgoing (effect, envelope_from, envelope_to, payload, body) values ($1, $2, $3, $4, $5)
-- name: last_move
select id, state, folder, copy_uidvalidity, copy_uid from effects
where letter = $1 and kind = 'move'
order by id desc limit 1
-- name: owe_again
update effects set state = 'due', due_at = $2, settled_at = null, attempts = 0, detail = '' where id = $1
-- name: turn_move
update effects set folder = $2 where id = $1
-- name: put_letter
update letters set folder = $2 where id = $1
