import type { Check } from '../../case.ts'

/** One assertion of Microsoft's Postman collections, under the name of its folder and request. */
export function line(id: string, test: string, title: string, consequence: string, run: Check['run']): Check {
  return {
    id: `postman.${id}`,
    title,
    // The collections prove more than Entra sends, and in places less than the RFC asks for.
    column: 'recommended',
    consequence,
    run,
    source: {
      name: 'Microsoft Postman collections',
      section: test,
      url: 'https://github.com/AzureAD/SCIMReferenceCode/wiki/Test-Your-SCIM-Endpoint',
    },
  }
}

/** What the collection asserts and the RFC does not allow, or does not ask for. */
export const beyond = 'Nothing: Entra does not ask for this.'
