-- Titles are kept in the browser: ended ones stay for those who hold them, and are chosen no more.
alter table professional_titles
  add column valid_to       date,
  add column successor_code text references professional_titles (code);
comment on column professional_titles.valid_to is 'The first day on which it is no longer awarded; null while it is.';
comment on column professional_titles.successor_code is 'The title that its holders have since.';
