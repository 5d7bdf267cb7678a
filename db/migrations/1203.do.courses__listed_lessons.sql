-- A published topic changes its outline by a decision: a new lesson is prepared first, one that goes is kept for
-- those who studied it.
alter table lessons add column listing text not null default 'LISTED'
  check (listing in ('LISTED', 'PREPARED', 'REMOVED'));
comment on column lessons.listing is
  'PREPARED: written for a published topic, not in its outline yet; REMOVED: taken out of it, kept for whoever studied it.';
-- Only what is listed has a place.
alter table lessons drop constraint lessons_topic_id_position_key;
create unique index lessons_topic_id_position_key on lessons (topic_id, position) where listing = 'LISTED';

alter table annual_topics add column discarded_at timestamptz check (discarded_at is null or state = 'DRAFT');
comment on column annual_topics.discarded_at is 'When a draft was thrown away; it can be taken back. Null: it was not.';
