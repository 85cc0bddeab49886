export interface ScimConnection {
  readonly tenantUrl: string
  readonly secretToken: string
}

const pageSize = 500

/** Reads every resource of a kind by `startIndex`, as any SCIM client would. */
export async function readAll<Resource extends { id: string }>(
  connection: ScimConnection,
  kind: 'Users' | 'Groups',
): Promise<Resource[]> {
  const resources = new Map<string, Resource>()
  for (let startIndex = 1; ; ) {
    const response = await fetch(`${connection.tenantUrl}/${kind}?startIndex=${startIndex}&count=${pageSize}`, {
      headers: { authorization: `Bearer ${connection.secretToken}`, accept: 'application/scim+json' },
    })
    if (!response.ok) throw new Error(`GET ${kind} answered ${response.status}: ${await response.text()}`)
    const page = (await response.json()) as { totalResults: number; Resources: Resource[] }
    for (const resource of page.Resources) {
      if (resources.has(resource.id)) throw new Error(`${kind} ${resource.id} came twice.`)
      resources.set(resource.id, resource)
    }
    startIndex += page.Resources.length
    if (page.Resources.length === 0 || resources.size >= page.totalResults) {
      if (resources.size !== page.totalResults)
        throw new Error(`${kind}: ${page.totalResults} were promised, ${resources.size} came.`)
      return [...resources.values()]
    }
  }
}
