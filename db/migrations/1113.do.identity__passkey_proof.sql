alter table sessions add column passkey_proved_at timestamptz;
comment on column sessions.passkey_proved_at is
  'When a passkey was last proved in this session in place of the password, before a change of contacts or factors.';
