export const channels = ['SMS', 'MAIL'] as const;
/** Ways beside the inbox, which every notice goes to. */
export type Channel = (typeof channels)[number];

export interface Message {
  id: string;
  organisationId: string | null;
  subject: string;
  text: string;
  href: string | null;
  createdAt: Date;
  readAt: Date | null;
}

/** What `notify` sends, in the words people read. */
export interface Notice {
  subject: string;
  text: string;
  href?: string;
  /** The sender; null = the platform. */
  organisationId?: string | null;
  channels?: readonly Channel[];
}

export const codeMinutes = 30;
export const mostGuesses = 5;

const addressForm = /^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@.]{2,24}$/;

/** Returns the address as it is stored; null when it is not one. */
export function parseMailAddress(text: string): string | null {
  const address = text.trim().toLowerCase();
  return addressForm.test(address) ? address : null;
}

/** Returns li***@example.com for liming@example.com. */
export function maskMailAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.min(2, at))}***${address.slice(at)}`;
}

/** Where an address is kept. */
export const mailCells = {
  address: (accountId: string) => ({
    table: 'mail_addresses',
    column: 'address_cipher',
    row: accountId,
  }),
  mail: (id: string) => ({ table: 'mails', column: 'address_cipher', row: id }),
};
