create table registration_drafts (
  -- Of the cookie: the draft belongs to one browser.
  token_hash  text        primary key,
  id          uuid        not null unique,
  -- What was typed so far, encrypted; never a password.
  form_cipher text        not null,
  expires_at  timestamptz not null
);
comment on table registration_drafts is
  'What was typed in the first steps of a registration, so that going back or a break loses nothing. Deleted when the account exists, by its author, or two hours after the last step.';
create index registration_drafts_by_expiry on registration_drafts (expires_at);
