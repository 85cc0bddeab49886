/* The doors of docs/decisions/0001: which room may know which. */
'use strict'

/** @returns a rule that forbids every import from `from` to `to` */
function shut(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to }
}

const rooms = '^(scim|renderer|server|dashboard|emulator|e2e)/'
const tests = '\\.test\\.tsx?$|/conformance/|/testing/'

module.exports = {
  forbidden: [
    shut('no-cycles', 'Two files that need each other are one file, or miss a third.', {}, { circular: true }),
    shut('no-unknown-imports', 'What is imported must exist and be in package.json.', {}, { couldNotResolve: true }),
    shut(
      'no-test-in-product',
      'The product never imports a test.',
      { pathNot: `${tests}|^e2e/|^bench/|^faults/|^models/|^fuzz/|^scripts/` },
      { path: '\\.test\\.tsx?$' },
    ),
    shut(
      'scim-imports-nothing',
      'scim is pure functions without dependencies.',
      { path: '^scim/src/', pathNot: tests },
      { pathNot: '^scim/src/' },
    ),
    shut(
      'renderer-knows-no-room',
      'The renderer is pure: the same in the server and in a browser.',
      { path: '^renderer/src/', pathNot: tests },
      { path: '^(scim|server|dashboard|emulator|e2e)/|^node:' },
    ),
    shut(
      'only-signatures-imports-the-renderer',
      'Whoever wants a signature asks for a finished one.',
      { path: '^server/src/', pathNot: `^server/src/signatures/|${tests}` },
      { path: '^renderer/' },
    ),
    shut(
      'directory-knows-no-signature',
      'Signatures follow the directory; it does not know that they exist.',
      { path: '^server/src/(directory|storage|protocol)/', pathNot: tests },
      { path: '^server/src/(signatures|delivery)/' },
    ),
    shut(
      'emulator-is-a-stranger',
      'No bug may agree with itself.',
      { path: '^emulator/' },
      { path: '^(scim|renderer|server|dashboard|e2e)/|^@dynasend/' },
    ),
    shut(
      'the-model-is-a-stranger',
      'What judges the server is written by hand, from the RFCs.',
      { path: '^models/(model|commands)/' },
      { path: '^(scim|server|emulator|dashboard|e2e)/|^@dynasend/' },
    ),
    shut(
      'dashboard-talks-http-only',
      'The dashboard knows the admin API, never the server.',
      { path: '^dashboard/' },
      { path: '^(scim|server|emulator|e2e)/' },
    ),
    shut(
      'server-knows-no-client',
      'The server knows no dashboard and no rehearsal.',
      { path: '^server/' },
      { path: '^(dashboard|emulator|e2e)/' },
    ),
    shut(
      'only-protocol-imports-scim',
      'SCIM stays at the edge.',
      { path: '^server/src/', pathNot: `^server/src/protocol/|${tests}` },
      { path: '^scim/' },
    ),
    shut(
      'storage-imports-base-only',
      'Storage is the lowest room.',
      { path: '^server/src/storage/', pathNot: tests },
      { path: '^server/src/', pathNot: '^server/src/(storage|base)/' },
    ),
    shut(
      'directory-knows-no-database',
      'The directory knows the storage contract only.',
      { path: '^server/src/directory/', pathNot: tests },
      { path: '^server/src/(storage/(sqlite|postgres|migrations)/|http/|protocol/|admin/|config/|cli/)' },
    ),
    shut(
      'only-the-house-picks-a-database',
      'The composition root chooses.',
      { path: '^server/src/', pathNot: `^server/src/(house\\.ts|storage/)|${tests}` },
      { path: '^server/src/storage/(sqlite|postgres)/' },
    ),
    shut(
      'no-driver-outside-storage',
      'Only storage speaks to a database.',
      { path: '^server/src/', pathNot: `^server/src/storage/|${tests}` },
      { path: '^(node:)?sqlite$|node_modules/pg/' },
    ),
    shut(
      'protocol-and-admin-never-meet',
      'Two callers, one directory.',
      { path: '^server/src/protocol/' },
      { path: '^server/src/admin/' },
    ),
    shut(
      'admin-and-protocol-never-meet',
      'Two callers, one directory.',
      { path: '^server/src/admin/' },
      { path: '^server/src/protocol/' },
    ),
    shut(
      'http-knows-no-route',
      'The listener mounts what it is given.',
      { path: '^server/src/http/', pathNot: tests },
      { path: '^server/src/(protocol|admin|directory/(?!errors)|storage)/' },
    ),
    shut(
      'audit-below-directory',
      'Whoever does a deed appends to the log; the log knows no deed.',
      { path: '^server/src/audit/', pathNot: tests },
      { path: '^server/src/', pathNot: '^server/src/(audit|storage|base)/' },
    ),
    shut(
      'config-stands-alone',
      'Configuration is read before anything else.',
      { path: '^server/src/config/', pathNot: tests },
      { path: '^server/src/', pathNot: '^server/src/(config|base)/' },
    ),
    shut(
      'base-imports-nothing',
      'Base is below every room.',
      { path: '^server/src/base/', pathNot: tests },
      { path: '^server/src/', pathNot: '^server/src/base/' },
    ),
    shut(
      'nobody-imports-the-root',
      'server.ts is called, never imported by a room.',
      { path: '^server/src/[^/]+/', pathNot: `^server/src/cli/|${tests}` },
      { path: '^server/src/(server|main|house|background)\\.ts$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The peers of the bench have packages of their own, which are there only when the bench installed them.
    exclude: { path: '(^|/)(dist|output)/|^bench/peers/' },
    includeOnly: { path: `${rooms}|^bench/|^faults/|^models/|^fuzz/|^scripts/|node_modules|^node:|^[a-z]+$` },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.d.ts', '.cjs', '.json', '.css'],
    },
  },
}
