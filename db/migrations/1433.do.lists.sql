create table list_views (
  id         uuid        primary key,
  account_id uuid        not null references accounts (id),
  -- The address of the list, without its query.
  path       text        not null check (length(path) <= 200),
  name       text        not null check (length(name) between 1 and 20),
  -- Filters, order and columns; never what was searched for.
  query      text        not null check (length(query) <= 1000),
  created_at timestamptz not null,
  unique (account_id, path, name)
);
comment on table list_views is 'The views of a list that an officer saved by name.';

create table list_columns (
  account_id uuid   not null references accounts (id),
  -- The address of the list, without its query.
  path       text   not null check (length(path) <= 200),
  -- The keys of the columns that the officer wants to see.
  columns    text[] not null,
  primary key (account_id, path)
);
comment on table list_columns is 'The columns of a list that an officer chose, kept for the next time.';
