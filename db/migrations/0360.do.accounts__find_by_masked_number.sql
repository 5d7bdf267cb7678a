-- Officers look people up by the number as it is shown to them.
create index accounts_by_masked_number on accounts (id_number_masked);
