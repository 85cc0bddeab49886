import type { Check, Column } from '../../case.ts'

/** One test of the validator under the name that the validator gives it. */
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
