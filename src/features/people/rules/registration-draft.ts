/** How long a draft of a registration is kept after the last step sent. */
export const draftMinutes = 120;

/** The fields of the steps that are kept; the password is not. */
export const draftFields = {
  identity: ['idDocumentType', 'idNumber', 'name', 'phone'],
  work: [
    'unitKind',
    'employerText',
    'employerId',
    'missingName',
    'missingCode',
    'districtId',
    'custodyAgencyId',
    'titleCode',
    'titleAwardedOn',
  ],
} as const;
export type DraftStep = keyof typeof draftFields;

/** What was typed, by field. */
export type DraftValues = Record<string, string>;

/** The draft with the fields of a step as they were sent now; a field that was not sent is empty. */
export function withStep(draft: DraftValues, step: DraftStep, sent: DraftValues): DraftValues {
  const own = draftFields[step].map((name) => [name, sent[name] ?? '']);
  return { ...draft, ...Object.fromEntries(own) };
}
