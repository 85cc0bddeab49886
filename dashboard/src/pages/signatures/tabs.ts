/** The pages of signatures in the order of their tabs. */
export const signatureTabs = [
  { to: '/accounts/$accountId/signatures/overview', text: 'Overview' },
  { to: '/accounts/$accountId/signatures/fields', text: 'Fields' },
  { to: '/accounts/$accountId/signatures/programs', text: 'Programs' },
  { to: '/accounts/$accountId/signatures/locations', text: 'Locations' },
  { to: '/accounts/$accountId/signatures/banners', text: 'Banners' },
  { to: '/accounts/$accountId/signatures/texts', text: 'Texts' },
  { to: '/accounts/$accountId/signatures/rules', text: 'Rules' },
  { to: '/accounts/$accountId/signatures/review', text: 'Review' },
  { to: '/accounts/$accountId/signatures/versions', text: 'Versions' },
  { to: '/accounts/$accountId/signatures/photos', text: 'Photos' },
  { to: '/accounts/$accountId/signatures/delivery', text: 'Delivery' },
] as const
