import type { Check, Column } from '../../case.ts'

const PAGE =
  'https://github.com/AzureAD/SCIMReferenceCode/blob/master/Microsoft.SCIM.LogicAppValidationTemplate/StandardLogicApp/SCIM-Validation-Test-Overview.md'

/** One test of the onboarding suite under its name there, driven by the requests that Entra makes for it. */
export function line(
  id: string,
  test: string,
  column: Column,
  title: string,
  consequence: string,
  run: Check['run'],
): Check {
  const source = { name: 'Microsoft onboarding suite (2026)', section: test, url: PAGE }
  return { id: `onboarding.${id}`, title, column, consequence, source, run, timeLimit: 120 }
}
