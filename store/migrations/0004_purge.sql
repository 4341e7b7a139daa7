-- A purge owes the world one more thing: that a filed letter leaves the mailbox for good. An engine cannot alter a
-- CHECK, so both tables are made anew, the child first out of the way: dropping `effects` would delete its letters.
create table effects_new (
  id integer primary key,
  name text not null unique,           -- of an answer also the left side of its Message-ID
  kind text not null check (kind = 'answer' or kind = 'move' or kind = 'expunge'),
  letter bigint not null references letters (id),
  state text not null check (state = 'due' or state = 'claimed' or state = 'done' or state = 'refused' or state = 'void'
    or state = 'given_up'),
  due_at bigint not null,              -- of a claimed one: when its lease ends
  attempts bigint not null default 0,
  unknowns bigint not null default 0,
  created_at bigint not null,
  settled_at bigint,
  detail text not null default '',     -- codes only
  -- answer
  case_id bigint references cases (id),
  answer_kind text check (answer_kind = 'acknowledgement' or answer_kind = 'promise'),
  recipient text,                      -- shortened address hash
  version text not null default '',    -- of the templates
  -- move
  mailbox text,
  uidvalidity bigint,
  uid bigint,
  source text,                         -- folder it is taken from; null: the mailbox that is read
  folder text,
  copy_uidvalidity bigint not null default 0,
  copy_uid bigint not null default 0,
  check ((settled_at is null) = (state = 'due' or state = 'claimed')),
  check ((kind = 'move') = (folder is not null)),
  check ((kind = 'answer') = (recipient is not null))
);

insert into effects_new (id, name, kind, letter, state, due_at, attempts, unknowns, created_at, settled_at, detail,
  case_id, answer_kind, recipient, version, mailbox, uidvalidity, uid, source, folder, copy_uidvalidity, copy_uid)
select id, name, kind, letter, state, due_at, attempts, unknowns, created_at, settled_at, detail,
  case_id, answer_kind, recipient, version, mailbox, uidvalidity, uid, source, folder, copy_uidvalidity, copy_uid
from effects;

create table outgoing_new (
  effect integer primary key references effects_new (id) on delete cascade,
  envelope_from text not null,
  envelope_to text not null,
  payload text not null,               -- the exact letter
  body text not null                   -- what it says, if a case is open
);

insert into outgoing_new (effect, envelope_from, envelope_to, payload, body)
select effect, envelope_from, envelope_to, payload, body from outgoing;

drop table outgoing;
drop table effects;
alter table effects_new rename to effects;
alter table outgoing_new rename to outgoing;
create index effects_due on effects (kind, due_at) where settled_at is null;
create index effects_letter on effects (letter);
create index effects_recipient on effects (recipient, created_at) where recipient is not null;

-- One letter leaves the mailbox once, however often it is owed.
create unique index effects_expunge on effects (letter) where kind = 'expunge';

create index letters_sender on letters (sender) where sender is not null;

-- Letters of a purged person that also ask for something which people have not decided yet: gone when they have.
create table purge_waits (
  letter integer primary key references letters (id)
);

-- Purges that are committed, while deleted text may still lie in the engine's files.
create table scrubs (
  id integer primary key,
  at bigint not null
);
