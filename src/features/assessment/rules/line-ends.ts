// How the server ends the line of a sheet, for the server and the browser.

/** Codes of a closed line after which the sheet asks by HTTP and tries again later. */
export const laterEnds = { restart: 1012, signedOut: 4401 } as const;

/** Codes after which this page opens no line any more. */
export const finalEnds = { notFound: 4404, takenOver: 4409, closed: 4410 } as const;
