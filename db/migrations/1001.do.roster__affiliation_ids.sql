-- Employments and custodies are called affiliations everywhere (docs/glossary.md).
alter table admissions rename column link_id to affiliation_id;
alter table transfers rename column from_link_id to from_affiliation_id;
alter table transfers rename column to_link_id to to_affiliation_id;
