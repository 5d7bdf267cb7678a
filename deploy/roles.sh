#!/bin/sh
# Run once by the image of PostgreSQL: the roles that docs/operations.md names. Passwords come from jixue.env.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres \
  -v owner="$OWNER_PASSWORD" -v runner="$RUNNER_PASSWORD" -v copier="$BACKUP_PASSWORD" <<'SQL'
create role jixue_owner login password :'owner';
create role jixue login password :'runner';
create role jixue_backup login replication password :'copier';
create database jixue owner jixue_owner encoding 'UTF8' template template0;
SQL
echo 'host replication jixue_backup all scram-sha-256' >> "$PGDATA/pg_hba.conf"
