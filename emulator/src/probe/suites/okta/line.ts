import type { Check, Column, Source } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { type Json, USER } from '../../resource.ts'

const lists = {
  spec: {
    name: "Okta's SCIM 2.0 Spec Test",
    url: 'https://developer.okta.com/docs/guides/scim-provisioning-integration-test/main/',
  },
  crud: {
    name: "Okta's SCIM 2.0 CRUD Test",
    url: 'https://developer.okta.com/docs/guides/scim-provisioning-integration-test/main/',
  },
  reference: {
    name: "Okta's SCIM 2.0 reference",
    url: 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20',
  },
}

interface Line {
  what: string
  section: string
  title: string
  column?: Column
  consequence: string
  run: (context: CheckContext) => Promise<void>
}

/** Lines of one of Okta's published lists. */
export function oktaLines(list: keyof typeof lists, ...lines: Line[]): Check[] {
  return lines.map(({ what, section, column = 'mandatory', ...line }) => {
    const source: Source = { ...lists[list], section }
    return { id: `okta.${list}.${what}`, source, column, ...line }
  })
}

/** The headers that Okta adds. */
export const oktaHeaders = { 'user-agent': 'OKTA SCIM Integration', 'accept-charset': 'utf-8' }

/** A person as Okta creates one. */
export function oktaUser(context: CheckContext, more: Json = {}): Json & { userName: string } {
  const userName = `${context.unique('okta')}@probe.example`
  return {
    schemas: [USER],
    userName,
    name: { givenName: 'Petra', familyName: 'Lindner' },
    emails: [{ primary: true, value: userName, type: 'work' }],
    displayName: 'Petra Lindner',
    active: true,
    ...more,
  }
}
