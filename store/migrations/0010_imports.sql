-- How far an import came that was cut off: written with its rows, gone when it has ended.
create table imports (
  file_hash text primary key,          -- keyed, of the file's beginning, its size and its time
  bytes bigint not null,
  line bigint not null,
  tally text not null,                 -- the importer's own counts
  at bigint not null
);
