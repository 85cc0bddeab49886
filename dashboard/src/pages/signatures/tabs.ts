/** The pages of signatures in the order of their tabs. */
export const signatureTabs = [{ to: '/accounts/$accountId/signatures/overview', text: 'Overview' }] as const
