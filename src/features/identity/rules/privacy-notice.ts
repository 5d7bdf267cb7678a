/** The privacy notice in force; a new text is a new version (E28). */
export const privacyNotice = {
  version: '2026-01',
  validFrom: '2026-01-01',
} as const;
