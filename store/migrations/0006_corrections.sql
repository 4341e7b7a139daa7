-- What staff say a letter wanted, with its features as numbers: no text. It goes with the case's people.
create table corrections (
  case_id bigint primary key references cases (id),
  sender text,                         -- shortened address hash of the letter's author
  labels text not null,                -- separated by spaces, the main one first
  features text not null,              -- parsers/hashed_letter
  at bigint not null,
  who text not null
);
create index corrections_sender on corrections (sender);
