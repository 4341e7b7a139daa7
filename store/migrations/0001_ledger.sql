-- The ledger. Only what SQLite and PostgreSQL both speak: text and bigint; `integer primary key` is the one spelling
-- that is a plain row number in both. Times are Unix seconds, hashes lower-case hex, truth is 0 or 1. Checks say `or`
-- where `in` would be shorter: SQLite makes a temporary table for each list, in each insert.

-- One row, read when a transaction begins and written before it ends: the next row numbers (never used twice, so that
-- the audit never speaks of two things with one number) and the sealed end of the audit chain.
create table head (
  id integer primary key check (id = 1),
  next_letter bigint not null,
  next_case bigint not null,
  next_effect bigint not null,
  next_suppression bigint not null,
  audit_count bigint not null,
  audit_hash text not null,
  audit_seal text not null
);

create table letters (
  id integer primary key,
  mailbox text not null,
  uidvalidity bigint not null,
  uid bigint not null,
  content_key text,                    -- null: never parsed
  same_as bigint references letters (id),  -- the first copy of the same letter
  sender text,                         -- shortened address hash of the single author
  category text not null,              -- the strongest
  categories text not null,            -- all, separated by spaces, strongest first
  action text not null check (action = 'none' or action = 'auto' or action = 'confirm' or action = 'staff'),
  folder text not null check (folder = 'processed' or folder = 'escalated' or folder = 'ignored' or folder = 'failed'),
  received bigint not null,            -- INTERNALDATE
  decided bigint not null,
  unique (mailbox, uidvalidity, uid)
);
create unique index letters_content on letters (content_key) where content_key is not null and same_as is null;
create index letters_same on letters (same_as) where same_as is not null;

create table cases (
  id integer primary key,
  letter bigint not null references letters (id),
  category text not null,
  state text not null check (state = 'open' or state = 'closed'),
  action text not null check (action = 'none' or action = 'auto' or action = 'confirm' or action = 'staff'),
  urgent bigint not null check (urgent = 0 or urgent = 1),
  question text not null,
  law text not null,
  due_at bigint not null,
  number text not null unique,         -- what people see, without its hyphen
  key_end text not null,               -- what follows the number in the key of our reverse-path
  joins bigint references cases (id),  -- the case that this one continues
  unique (letter, category)
);
create index cases_open on cases (due_at) where state = 'open';

-- What a person needs to decide a case; kept only while it is open.
create table papers (
  case_id integer primary key references cases (id) on delete cascade,
  author text not null,
  subject text not null,
  body text not null,
  because text not null
);

create view case_pages as
select c.id, c.number, c.state, c.category, c.action, c.urgent, l.received, c.due_at, c.law, c.question,
       p.author, p.subject, p.body, p.because
from cases c join letters l on l.id = c.letter left join papers p on p.case_id = c.id;

create table effects (
  id integer primary key,
  name text not null unique,           -- of an answer also the left side of its Message-ID
  kind text not null check (kind = 'answer' or kind = 'move'),
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
create index effects_due on effects (kind, due_at) where settled_at is null;
create index effects_letter on effects (letter);
create index effects_recipient on effects (recipient, created_at) where recipient is not null;

-- The letter that an answer is, kept until it is settled, and longer while a case of it is open. It is apart from
-- `effects` because those are written three times, and this is long.
create table outgoing (
  effect integer primary key references effects (id) on delete cascade,
  envelope_from text not null,
  envelope_to text not null,
  payload text not null,               -- the exact letter
  body text not null                   -- what it says, if a case is open
);

-- How many answers were decided in each minute, for the hourly breaker: counting effects would cost more the more there are.
create table answer_minutes (
  minute integer primary key,
  n bigint not null
);

create table suppressions (
  id integer primary key,
  address_hash text not null,
  purpose text not null check (purpose = 'announcements' or purpose = 'sharing'),
  list text not null,                  -- '' is all lists
  why text not null,
  since bigint not null,
  undo_hash text,                      -- of the secret that lifts it, until undo_until
  undo_until bigint,
  unique (address_hash, purpose, list),
  check ((undo_hash is null) = (undo_until is null))
);
create index suppressions_undo on suppressions (undo_hash) where undo_hash is not null;

create table undeliverable (
  address_hash text primary key,
  status text not null,
  since bigint not null
);

create table bounces (
  address_hash text not null,
  status text not null,
  n bigint not null,
  last_at bigint not null,
  primary key (address_hash, status)
);

-- Letters being parsed now. What is here when the daemon starts was in its hands when it died.
create table attempts (
  mailbox text not null,
  uidvalidity bigint not null,
  uid bigint not null,
  alone bigint not null check (alone = 0 or alone = 1),
  primary key (mailbox, uidvalidity, uid)
);

create table suspects (
  mailbox text not null,
  uidvalidity bigint not null,
  uid bigint not null,
  deaths bigint not null,
  primary key (mailbox, uidvalidity, uid)
);

create table audit (
  id integer primary key,
  at bigint not null,
  who text not null,
  what text not null,
  subject text not null,
  hash text not null                   -- keyed, over the hash before and this row
);
