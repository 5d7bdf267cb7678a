-- A roster counts who has not activated the account yet, without reading everybody's.
create index accounts_not_activated on accounts (id) where password_hash is null;
