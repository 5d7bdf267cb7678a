-- Only the owner of an index may merge what was written lately into it, and the product does not own its tables.
create function merge_question_texts() returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select gin_clean_pending_list('public.question_texts_grams'::regclass) $$;
comment on function merge_question_texts() is
  'Merges what was written lately into the index of the search for similar questions.';
