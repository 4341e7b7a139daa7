-- name: import_mark
select bytes, line, tally from imports where file_hash = $1
-- name: put_import_mark
insert into imports (file_hash, bytes, line, tally, at) values ($1, $2, $3, $4, $5)
on conflict (file_hash) do update set bytes = excluded.bytes, line = excluded.line, tally = excluded.tally,
  at = excluded.at
-- name: end_import
delete from imports where file_hash = $1 or at < $2
