-- A search looks into the index many times: what was written lately is merged early.
alter index question_texts_grams set (gin_pending_list_limit = 256);
