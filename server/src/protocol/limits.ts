/** What one call may ask for; ServiceProviderConfig tells the client. */
export const limits = {
  /** Resources of one page: without and at most with `count`. RFC 7644 section 3.4.2.4. */
  defaultPage: 100,
  largestPage: 1_000,
  filterLength: 4_096,
  patchOperations: 1_000,
  /** Cursors name a place in an order, so they stay good; a client may rely on this long. */
  cursorSeconds: 3_600,
  bulkOperations: 100,
  bulkBytes: 1024 * 1024,
} as const
