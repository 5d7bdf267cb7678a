-- What administrators decide for the whole installation has no one body.
alter table proposals add column anywhere boolean not null default false;
comment on column proposals.anywhere is
  'Confirmed by holders of the deciding roles in whatever body: administrators serve the whole installation.';
create index proposals_to_decide_anywhere on proposals (proposed_at) where state = 'PROPOSED' and anywhere;
