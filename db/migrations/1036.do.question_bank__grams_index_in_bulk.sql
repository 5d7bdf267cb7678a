-- Merging early makes large imports ten times slower: a job merges what was written, once a minute.
alter index question_texts_grams reset (gin_pending_list_limit);
