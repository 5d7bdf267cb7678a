import { type Actor, isCounterClerk, type Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Invoice } from './invoice.ts';

/** Roles that pay for lists, and so ask for the invoice of their body (roles.md). */
export const payerRoles = ['UNIT_ADMIN', 'AGENCY_CLERK'] as const;

/** The invoice of the actor: the learner's own, or that of the officer's body. Any other: `invoices.not_found`. */
export function getOwn(actor: Actor, invoice: Invoice | undefined): Invoice {
  const own =
    actor.role === 'LEARNER'
      ? invoice?.accountId === actor.accountId
      : (payerRoles as readonly string[]).includes(actor.role) &&
        invoice?.organisationId === actor.organisationId;
  if (!invoice || !own) throw new Refusal('invoices.not_found');
  return invoice;
}

/** An invoice over money that the actor's body took; any other: `invoices.not_found` (roles.md). */
export function getTaken(actor: Officer, invoice: Invoice | undefined): Invoice {
  if (!invoice || !isCounterClerk(actor) || invoice.payeeId !== actor.organisationId)
    throw new Refusal('invoices.not_found');
  return invoice;
}
