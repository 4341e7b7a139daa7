-- name: letter_at
select id, folder from letters where mailbox = $1 and uidvalidity = $2 and uid = $3
-- name: first_with_content
select id from letters where content_key = $1 and same_as is null
-- name: newest_copy
select id, folder from letters where id = coalesce((select max(id) from letters where same_as = $1), $1)
-- name: insert_letter
insert into letters (id, mailbox, uidvalidity, uid, content_key, same_as, sender, category, categories, action,
  folder, received, decided)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
