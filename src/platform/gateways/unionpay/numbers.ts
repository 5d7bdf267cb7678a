/**
 * Our numbers as UnionPay takes them (8 to 40 letters and digits): the hyphen of a checkout of a group
 * order is written Z, which no number of ours has, and the refund's id loses its hyphens.
 */
export const orderIdOf = (orderNo: string) => orderNo.replaceAll('-', 'Z');
export const orderNoOf = (orderId: string) => orderId.replaceAll('Z', '-');
export const refundIdOf = (refundNo: string) => refundNo.replaceAll('-', '');

/** The refund's id (a UUID) again. */
export const refundNoOf = (refundId: string) =>
  refundId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
