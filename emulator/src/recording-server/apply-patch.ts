export type StoredResource = Record<string, unknown> & { id: string }

const extension = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

interface Operation {
  op: string
  path?: string
  value?: unknown
}

/** Just enough PATCH for both dialects of Entra: what a test's server needs to answer the next GET rightly. */
export function applyPatch(resource: StoredResource, body: { Operations: Operation[] }): void {
  for (const { op, path, value } of body.Operations) {
    if (path === undefined) {
      for (const [key, one] of Object.entries(value as object)) set(resource, key, one)
    } else if (path.startsWith('members')) changeMembers(resource, op.toLowerCase(), path, value)
    else set(resource, path, op.toLowerCase() === 'remove' ? undefined : value)
  }
}

/** Takes every reference to `id` out of the resources. */
export function forget(resources: StoredResource[], id: string): void {
  for (const resource of resources) {
    const members = (resource['members'] ?? []) as { value: string }[]
    if (members.some(({ value }) => value === id)) resource['members'] = members.filter(({ value }) => value !== id)
    const enterprise = (resource[extension] ?? {}) as { manager?: { value: string } }
    if (enterprise.manager?.value === id) delete enterprise.manager
  }
}

function changeMembers(resource: StoredResource, op: string, path: string, value: unknown): void {
  const before = (resource['members'] ?? []) as { value: string }[]
  const named = /value eq "(.*)"/.exec(path)?.[1]
  const values = named === undefined ? (value as { value: string }[]).map((one) => one.value) : [named]
  const others = before.filter((member) => !values.includes(member.value))
  resource['members'] = op === 'add' ? [...others, ...values.map((one) => ({ value: one }))] : others
}

function set(resource: StoredResource, path: string, value: unknown): void {
  const filtered = /^(\w+)\[(\w+) eq "(.*)"\]\.(\w+)$/.exec(path)
  if (filtered) {
    const [, name = '', key = '', wanted, sub = ''] = filtered
    const list = (resource[name] ??= []) as Record<string, unknown>[]
    let element = list.find((one) => String(one[key]) === wanted)
    if (!element) list.push((element = { [key]: wanted }))
    element[sub] = value
  } else if (path.startsWith(`${extension}:`)) {
    const holder = (resource[extension] ??= {}) as Record<string, unknown>
    const name = path.slice(extension.length + 1)
    holder[name] = name === 'manager' && value !== undefined ? { value } : value
  } else if (path === 'active') resource['active'] = /^true$/i.test(String(value))
  else {
    const [name = '', sub] = path.split('.')
    if (sub === undefined) resource[name] = value
    else ((resource[name] ??= {}) as Record<string, unknown>)[sub] = value
  }
}
