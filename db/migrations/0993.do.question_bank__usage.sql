-- What a question is for: exams, practice or both. Mock exams draw only on what may be practised.
alter table questions add column usage text not null default 'BOTH'
  check (usage in ('EXAM', 'PRACTICE', 'BOTH'));
