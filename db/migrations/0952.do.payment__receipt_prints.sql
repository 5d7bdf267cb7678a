alter table receipts
  add column prints     integer     not null default 0,
  add column printed_by uuid        references accounts (id),
  add column printed_at timestamptz;
comment on column receipts.prints is
  'How often it was printed; every print but the first says that it is another copy.';
create index receipts_by_body on receipts (organisation_id, issued_at desc);
