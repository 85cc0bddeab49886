import type { Check, Suite } from '../../case.ts'
import { expectList } from '../../expectations.ts'

const source = (section: string): Check['source'] => ({
  name: 'Microsoft SCIM Validator',
  section,
  url: 'https://learn.microsoft.com/entra/identity/app-provisioning/scim-validator-tutorial',
})

const checks: Check[] = [
  {
    id: 'validator.users.filter-nobody',
    title: 'A filter that nobody meets gives an empty list and status 200',
    source: source('Users: filter, non-existing'),
    column: 'mandatory',
    consequence:
      'Entra takes anything else for a wrong Tenant URL: the connection test fails and the job is quarantined.',
    run: async (context) => {
      const nobody = encodeURIComponent(`userName eq "${context.unique('nobody')}"`)
      expectList(await context.get(`/Users?filter=${nobody}`), 0)
    },
  },
]

/** The 24 mandatory and 7 preview tests of scimvalidator.microsoft.com. */
export const validator: Suite = { id: 'validator', title: 'Microsoft SCIM Validator', profile: 'entra', checks }
