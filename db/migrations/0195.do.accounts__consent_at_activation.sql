-- Who is registered by a desk reads the privacy notice and consents when he first uses the account (E28).
alter table learners alter column privacy_version drop not null;
alter table learners alter column privacy_consented_at drop not null;
alter table learners add constraint learners_consent_whole
  check ((privacy_version is null) = (privacy_consented_at is null));
