import {
  applyPatch,
  cloneJson,
  createSchemaRegistry,
  equalJson,
  type JsonObject,
  matchesFilter,
  parseFilter,
  parsePatchRequest,
  parsePath,
  printFilter,
  printPath,
  readResource,
  ScimError,
  scimTypes,
  splitMemberOperations,
} from '@dynasend/scim'

const registry = createSchemaRegistry()
const user = registry.resourceType('User')
const group = registry.resourceType('Group')
const wide = { maxLength: 1e6, maxDepth: 1e3, maxNodes: 1e5 }

const somebody: JsonObject = readResource(
  {
    userName: 'bjensen@nordwind.example',
    name: { givenName: 'Åse', familyName: "O'Malley" },
    emails: [
      { value: 'a@b', type: 'work', primary: true },
      { value: 'c@d', type: 'home' },
    ],
    roles: [{ value: 'Pilot', primary: true }],
    active: true,
  },
  user,
  'create',
)
const everybody: JsonObject = readResource(
  { displayName: 'All Users', members: [{ value: '2819c223' }] },
  group,
  'create',
)
const kinds: ReadonlySet<string> = new Set(scimTypes)

/** Runs it; a refusal that blames the input counts as an answer. @throws whatever else is thrown */
function refusalOr<T>(run: () => T): T | null {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    const { status, scimType, detail } = error
    if (![400, 413].includes(status) || (scimType !== undefined && !kinds.has(scimType)) || detail.length < 10)
      throw new Error(`a refusal that says ${status} ${scimType}: ${detail}`, { cause: error })
    return null
  }
}

/** @returns whether the text was a filter @throws Error when a property does not hold */
export function checkFilter(text: string): boolean {
  const filter = refusalOr(() => parseFilter(text))
  if (filter === null) return false
  const printed = printFilter(filter)
  if (JSON.stringify(parseFilter(printed, wide)) !== JSON.stringify(filter)) throw new Error(`printed as ${printed}`)
  const matches = refusalOr(() => matchesFilter(filter, somebody, user))
  const opposite = refusalOr(() => matchesFilter({ kind: 'not', filter }, somebody, user))
  if (matches !== null && matches === opposite) throw new Error('both it and its opposite hold')
  return true
}

/** @returns whether the text was a path */
export function checkPath(text: string): boolean {
  const path = refusalOr(() => parsePath(text))
  if (path === null) return false
  const printed = printPath(path)
  if (JSON.stringify(parsePath(printed, wide)) !== JSON.stringify(path)) throw new Error(`printed as ${printed}`)
  return true
}

/** @returns whether the PATCH was carried out */
export function checkPatch(body: JsonObject): boolean {
  const operations = refusalOr(() => parsePatchRequest(body))
  if (operations === null) return false
  const before = cloneJson(somebody)
  const after = refusalOr(() => applyPatch(somebody, operations, user))
  refusalOr(() => applyPatch(everybody, operations, group))
  refusalOr(() => splitMemberOperations(operations, group))
  if (!equalJson(before, somebody)) throw new Error('the resource that was given has changed')
  if (after === null) return false
  if (JSON.stringify(after).includes('"__proto__":')) throw new Error('"__proto__" was kept')
  // What was stored can be read again: otherwise the person could never be replaced by what was answered.
  readResource(after, user, 'replace')
  return true
}
