-- The books of a day include what came by bank transfer.
alter table reconciliations add column transfers_fen bigint not null default 0;
alter table reconciliations add column unsolved_fen bigint not null default 0;
