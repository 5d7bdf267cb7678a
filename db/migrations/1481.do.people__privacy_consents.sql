-- Who consented to which version of the privacy notice.
create table privacy_consents (
  account_id uuid        not null references accounts (id),
  -- No reference: the first version is shipped.
  version    text        not null,
  given_at   timestamptz not null,
  primary key (account_id, version)
);
comment on table privacy_consents is 'Who consented to which version of the privacy notice, and when (E28).';
insert into privacy_consents (account_id, version, given_at)
select account_id, privacy_version, privacy_consented_at from learners where privacy_version is not null;
