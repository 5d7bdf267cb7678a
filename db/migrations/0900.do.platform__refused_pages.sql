create unlogged table refused_pages (
  token_hash   text        primary key,
  browser_hash text        not null,
  source_hash  text        not null,
  page_cipher  text        not null,
  kept_at      timestamptz not null,
  expires_at   timestamptz not null
);
comment on table refused_pages is
  'Pages that answered a form with an error, shown once more at the address of the form for 30 minutes '
  '(docs/adr/0009). Encrypted; bound to the browser and the session. Unlogged: after a crash the form is '
  'shown as it was at first.';
create index refused_pages_by_source on refused_pages (source_hash, kept_at);
create index refused_pages_by_expiry on refused_pages (expires_at);
