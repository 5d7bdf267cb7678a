-- The documents that may be registered with (src/kernel/id-number.ts): the schema knows them, and so do the
-- generated types.
alter table accounts add constraint accounts_id_document_type_check check (id_document_type in (
  'RESIDENT_ID', 'HKMO_RESIDENCE', 'TW_RESIDENCE', 'FOREIGN_PR_2023', 'FOREIGN_PR_2017', 'PASSPORT',
  'HKMO_PERMIT', 'TW_PERMIT'
));
alter table identity_corrections add constraint identity_corrections_id_document_type_check check (id_document_type in (
  'RESIDENT_ID', 'HKMO_RESIDENCE', 'TW_RESIDENCE', 'FOREIGN_PR_2023', 'FOREIGN_PR_2017', 'PASSPORT',
  'HKMO_PERMIT', 'TW_PERMIT'
));
alter table admissions add constraint admissions_id_document_type_check check (id_document_type in (
  'RESIDENT_ID', 'HKMO_RESIDENCE', 'TW_RESIDENCE', 'FOREIGN_PR_2023', 'FOREIGN_PR_2017', 'PASSPORT',
  'HKMO_PERMIT', 'TW_PERMIT'
));
