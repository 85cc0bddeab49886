import type { Check, Column } from '../../case.ts'

/**
 * One test of the validator under the name that the validator gives it, and no stricter: it looks at the status of a
 * refusal, not at the body. The quirk table and the RFC look at the body.
 */
export function line(
  id: string,
  test: string,
  column: Column,
  title: string,
  consequence: string,
  run: Check['run'],
): Check {
  return {
    id: `validator.${id}`,
    title,
    column,
    consequence,
    run,
    source: {
      name: 'Microsoft SCIM Validator',
      section: test,
      url: 'https://learn.microsoft.com/entra/identity/app-provisioning/scim-validator-tutorial',
    },
  }
}
