export const channels = ['SMS', 'MAIL'] as const;
/** The inbox always has it; these bring it to the person. */
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

/** What is told to people, in the words they read. */
export interface News {
  subject: string;
  text: string;
  href?: string;
  /** The body that tells it; null = the platform. */
  organisationId?: string | null;
  channels?: readonly Channel[];
}

const addressForm = /^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@.]{2,24}$/;

/** The address as it is stored; null when it is none. */
export function parseMailAddress(text: string): string | null {
  const address = text.trim().toLowerCase();
  return addressForm.test(address) ? address : null;
}

/** li***@example.com for liming@example.com. */
export function maskMailAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.min(2, at))}***${address.slice(at)}`;
}
