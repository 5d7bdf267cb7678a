/** Where the file of a report lies. */
export const reportFileKey = (orderId: string) => `catch-up-orders/${orderId}/report`;
