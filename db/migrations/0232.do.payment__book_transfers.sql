-- A transfer for textbooks comes on the same bank file; its money is spoken for and can pay no fee (N11).
alter table bank_uses drop constraint bank_uses_purpose_check;
alter table bank_uses add constraint bank_uses_purpose_check
  check (purpose in ('GROUP_ORDER', 'TEXTBOOKS', 'RETURNED'));
