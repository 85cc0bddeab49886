/** Files that are mutated together, and the tests concerned: nothing else is run. */
export interface Piece {
  readonly name: string
  readonly mutate: readonly string[]
  readonly tests: readonly string[]
  /** Also what is evaluated once, when a file is loaded: each such mutant runs all tests again, so they must be quick. */
  readonly onceToo: boolean
}

/** A part of the house whose tests are tested: each change of its code should make one of them fail. */
export interface Part {
  readonly name: string
  /** Share of the mutants that tests must notice, in per cent. */
  readonly bar: number
  readonly pieces: readonly Piece[]
}

const scimTests = ['scim/src/**/*.test.ts']

export const parts: readonly Part[] = [
  {
    name: 'parser',
    bar: 85,
    pieces: [
      {
        name: 'parser',
        mutate: ['scim/src/filter/*.ts', 'scim/src/path/*.ts', 'scim/src/json.ts'],
        tests: scimTests,
        onceToo: false,
      },
    ],
  },
  {
    name: 'patch',
    bar: 85,
    pieces: [{ name: 'patch', mutate: ['scim/src/patch/**/*.ts'], tests: scimTests, onceToo: false }],
  },
  {
    name: 'authorisation',
    bar: 100,
    pieces: [
      {
        name: 'tables',
        mutate: ['server/src/admin/route/access.ts', 'server/src/base/secret-token.ts'],
        tests: ['server/src/admin/route/access-rules.test.ts', 'server/src/base/secret-token.test.ts'],
        onceToo: true,
      },
      {
        name: 'admin-guard',
        mutate: ['server/src/admin/route/mount.ts'],
        tests: ['server/src/admin/route/guard.test.ts'],
        onceToo: false,
      },
      {
        name: 'tenant-guard',
        mutate: ['server/src/directory/operators/authenticate.ts', 'server/src/protocol/authentication.ts'],
        tests: ['server/src/protocol/transport/guard.test.ts', 'server/src/directory/operators/authenticate.test.ts'],
        onceToo: false,
      },
    ],
  },
  {
    name: 'escaping',
    bar: 85,
    pieces: [
      {
        name: 'escaping',
        mutate: [
          'server/src/base/csv.ts',
          'server/src/health/notices/message.ts',
          'server/src/directory/reads/text-range.ts',
        ],
        tests: [
          'server/src/base/csv.test.ts',
          'server/src/health/notices/message.test.ts',
          'server/src/directory/reads/text-range.test.ts',
        ],
        onceToo: true,
      },
    ],
  },
]
