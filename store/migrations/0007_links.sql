-- Links to the page of a person: what a letter to the address on record lets its reader do.
create table links (
  id integer primary key,
  letter bigint not null references letters (id),
  address text not null,               -- as it was written to; kept until the link ends, to say it again
  language text not null,
  received text not null,              -- the day of the letter, in words of that language
  created_at bigint not null,
  expires_at bigint not null,
  reminded bigint not null check (reminded = 0 or reminded = 1),
  ended bigint not null check (ended = 0 or ended = 1)
);
create index links_address on links (address) where ended = 0;
create index links_waiting on links (expires_at) where ended = 0;

-- The reminder has a secret of its own: only their hashes are kept, so that the first cannot be said again.
create table link_secrets (
  hash text primary key,
  link bigint not null references links (id) on delete cascade
);

create table wishes (
  link bigint not null references links (id) on delete cascade,
  wish text not null check (wish = 'see' or wish = 'change' or wish = 'erase' or wish = 'resubscribe' or wish = 'stop'
    or wish = 'confirm_address'),
  case_id bigint not null references cases (id),
  person bigint references people (id) on delete cascade,
  settled_at bigint,
  primary key (link, wish)
);

create table wished_fields (
  link bigint not null references links (id) on delete cascade,
  wish text not null,
  field text not null,
  old_value text not null,
  value text not null,
  primary key (link, wish, field)
);

-- What a change has replaced, for as long as it can be taken back.
create table field_undos (
  undo_hash text not null,
  person bigint not null references people (id) on delete cascade,
  field text not null,
  old_value text not null,
  value text not null,
  until bigint not null,
  primary key (undo_hash, field)
);
create index field_undos_person on field_undos (person);

create table erasures (
  person bigint primary key references people (id) on delete cascade,
  case_id bigint references cases (id),
  at bigint not null,
  undo_hash text not null unique
);

alter table head add column next_link bigint not null default 1;
