import { expect, it } from 'vitest'
import type { Role } from '../../directory/operator-contract.ts'
import { accessTable } from './access.ts'
import { routeTable } from './table.ts'

const everyRole: readonly Role[] = ['owner', 'manager', 'designer', 'auditor']

/** Outside of every account: who is asked for is said route by route. */
const outside = {
  anybody: [
    'setup.get',
    'setup.create',
    'setup.oneTimeSignIn',
    'session.options',
    'invitations.get',
    'invitations.accept',
  ],
  operator: ['session.get', 'session.definePassword'],
  installationOwner: ['accounts.create', 'oidc.get', 'oidc.put', 'oidc.delete', 'oidc.test', 'audit.installation'],
}
/** Whoever differs from the rule, and why: secrets and other people's directories, what operators did, what managers mend. */
const exceptions: readonly { readonly roles: readonly Role[]; readonly names: readonly string[] }[] = [
  {
    roles: ['owner'],
    names: [
      'invitations.list',
      'health.webhooks',
      'health.deliveries',
      'connect.people',
      'connect.groups',
      'audit.head',
      'people.export',
      'delivery.webhooks',
      'delivery.messages',
    ],
  },
  { roles: ['owner', 'auditor'], names: ['audit.list', 'audit.state', 'audit.csv', 'audit.jsonl', 'people.erasures'] },
  {
    roles: ['owner', 'manager'],
    names: [
      'people.edit',
      'people.delete',
      'health.accept',
      'health.testMail',
      'heldChanges.decide',
      'signaturePublishing.decide',
      'signaturePublishing.publish',
      'signaturePublishing.restore',
      'signaturePublishing.startRestoreDryRun',
    ],
  },
  {
    // Everybody's files, and pages that open without signing in.
    roles: ['owner', 'manager'],
    names: [
      'delivery.archives',
      'delivery.startArchive',
      'delivery.stopArchive',
      'delivery.archiveFile',
      'delivery.address',
      'delivery.rotateAddress',
      'signaturePhotos.list',
      'signaturePhotos.picture',
      'signaturePhotos.decide',
      'people.portalLink',
    ],
  },
]

/** Everything about signatures is for those who make them. */
const editors = /^signature/u

const inAccounts = routeTable.filter(({ path }) => path.startsWith('/accounts/{accountId}'))
const namesWith = (access: string): string[] =>
  Object.entries(accessTable)
    .filter(([, given]) => given === access)
    .map(([name]) => name)
    .sort()

it.each(Object.entries(outside))('%s may call these and no others', (access, names) => {
  expect(namesWith(access)).toEqual(names.toSorted())
})

it('no route of an account is open to who is no member', () => {
  for (const { name } of inAccounts) expect(Array.isArray(accessTable[name]), name).toBe(true)
})

it.each(inAccounts.map((route) => [route.name, route.method] as const))(
  '%s: reading is for every role, changing for owners, apart from what is named here',
  (name, method) => {
    const exception = exceptions.find(({ names }) => names.includes(name))
    const changing: readonly Role[] = editors.test(name) ? ['owner', 'manager', 'designer'] : ['owner']
    expect(accessTable[name]).toEqual(exception?.roles ?? (method === 'GET' ? everyRole : changing))
  },
)
