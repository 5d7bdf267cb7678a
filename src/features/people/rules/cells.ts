import type { Cell } from '../../../platform/cryptography/index.ts';

/** Where the identifiers of a claim are kept. */
export const claimCells = {
  number: (id: string): Cell => ({ table: 'identity_claims', column: 'id_number_cipher', row: id }),
  phone: (id: string): Cell => ({
    table: 'identity_claims',
    column: 'claimant_phone_cipher',
    row: id,
  }),
};

/** Where a proposed number is kept. */
export const correctionCell = (id: string): Cell => ({
  table: 'identity_corrections',
  column: 'id_number_cipher',
  row: id,
});

/** Where a registration waits for the code of its phone. */
export const pendingCells = {
  form: (id: string): Cell => ({ table: 'pending_registrations', column: 'form_cipher', row: id }),
  phone: (id: string): Cell => ({
    table: 'pending_registrations',
    column: 'phone_cipher',
    row: id,
  }),
};

/** Where the draft of a registration is kept. */
export const draftCell = (id: string): Cell => ({
  table: 'registration_drafts',
  column: 'form_cipher',
  row: id,
});
