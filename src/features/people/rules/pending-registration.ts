/** How long a registration waits for the code of its phone. */
export const pendingMinutes = 30;
