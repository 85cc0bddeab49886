/** A change that makes no difference, and why; docs/decisions/0031 says it at length. */
interface Argued {
  readonly file: string
  readonly was: string
  readonly became: string
  readonly because: string
}

const mount = 'server/src/admin/route/mount.ts'
const authenticate = 'server/src/directory/operators/authenticate.ts'
const header = 'server/src/protocol/authentication.ts'

/** Survivors of authorisation. Whoever changes a line here changes what must be argued anew. */
export const argued: readonly Argued[] = [
  {
    file: mount,
    was: 'caller === null',
    became: 'false',
    because: 'only routes for anybody get here without a caller, and for them nobody is a member',
  },
  { file: mount, was: 'status === 204', became: 'false', because: 'Fastify sends no body with a 204' },
  {
    file: mount,
    was: 'contentType !== undefined',
    became: 'true',
    because: 'without a type Fastify writes the same JSON under the same type',
  },
  { file: authenticate, was: "''", became: '"Stryker was here!"', because: 'neither text is the hex of a digest' },
  {
    file: authenticate,
    was: 'row === undefined',
    became: 'false',
    because: 'a row that is not there has not proved itself; the type needs the question',
  },
  {
    file: authenticate,
    was: 'row.expires_at !== null',
    became: 'true',
    because: 'null is not before any time; the type needs the question',
  },
  {
    file: header,
    was: 'index < request.rawHeaders.length',
    became: 'index <= request.rawHeaders.length',
    because: 'behind the last header there is no name',
  },
  {
    file: header,
    was: 'request.rawHeaders[index]?.toLowerCase',
    became: 'request.rawHeaders[index].toLowerCase',
    because: 'each index of the loop has a name; the type needs the question',
  },
  { file: header, was: "''", became: '"Stryker was here!"', because: 'neither text begins with the scheme' },
]

export function isArgued(survivor: Pick<Argued, 'file' | 'was' | 'became'>): boolean {
  return argued.some(
    ({ file, was, became }) => file === survivor.file && was === survivor.was && became === survivor.became,
  )
}
