-- name: insert_audit
insert into audit (id, at, who, what, subject, hash) values ($1, $2, $3, $4, $5, $6)
-- name: list_audit
select at, who, what, subject from audit order by id desc limit $1
-- name: audit_chain
select h.audit_count, h.audit_seal, a.id, a.at, a.who, a.what, a.subject, a.hash
from head h left join audit a on a.id > 0
where h.id = 1
order by a.id
