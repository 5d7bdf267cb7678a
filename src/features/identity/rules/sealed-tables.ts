import type { SealedTable } from '../../../platform/database/sealed-tables.ts';

/** The encrypted columns of identity, in the order of a rotation. */
export const sealedTables: readonly SealedTable[] = [
  {
    table: 'accounts',
    key: { id: 'uuid' },
    columns: [
      { column: 'id_number_cipher', index: 'id_number_index' },
      {
        column: 'phone_cipher',
        index: 'phone_index',
        indexElsewhere: { table: 'account_phones', column: 'phone_index' },
      },
      { column: 'totp_secret_cipher' },
    ],
  },
  {
    table: 'sms_messages',
    key: { id: 'uuid' },
    columns: [{ column: 'phone_cipher' }, { column: 'code_cipher' }],
  },
  { table: 'sessions', key: { id: 'uuid' }, columns: [{ column: 'pending_totp_cipher' }] },
  { table: 'one_time_codes', key: { account_id: 'uuid' }, columns: [{ column: 'phone_cipher' }] },
  { table: 'kept_forms', key: { token_hash: 'text' }, columns: [{ column: 'fields_cipher' }] },
  { table: 'refused_pages', key: { token_hash: 'text' }, columns: [{ column: 'page_cipher' }] },
];
