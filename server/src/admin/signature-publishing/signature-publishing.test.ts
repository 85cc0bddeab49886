import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'

const person = (name: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: `${name}@nordwind.example`,
  displayName: name,
  title: 'Engineer',
  active: true,
})

const template = '<table role="presentation"><tr><td>{{ full_name }} of Nordwind</td></tr></table>'

describeDatabases('publishing over HTTP', (open) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let manager: TestClient
  let designer: TestClient
  let base: string
  let anna: string
  beforeAll(async () => {
    dashboard = await openDashboard(open())
    const made = await dashboard.owner()
    owner = made.client
    base = `/api/accounts/${made.accountId}/signatures`
    manager = await dashboard.operator(owner, made.accountId, 'manager')
    designer = await dashboard.operator(owner, made.accountId, 'designer')
    const { caller } = await connect(dashboard, owner, made.accountId)
    anna = await provision(dashboard, caller, person('Anna'))
  })
  afterAll(() => dashboard?.close())

  /** A change set in which the standard program says something else. */
  async function changed(html = template): Promise<{ id: string; revision: number }> {
    const begun = await designer.post(`${base}/change-sets`, { name: 'Name of the company' })
    const { id } = begun.json as { id: string }
    const files = await folder()
    files['programs/standard/new.html.liquid'] = { text: html }
    const imported = await designer.put(`${base}/change-sets/${id}/folder`, { revision: 1, files })
    expect(imported.status).toBe(200)
    return { id, revision: (imported.json as { revision: number }).revision }
  }

  /** What is in force as the import takes it. */
  async function folder(): Promise<Record<string, { text: string }>> {
    const files: Record<string, { text: string }> = {}
    const edition = await owner.get(`${base}/versions/0/changes?against=0`)
    expect(edition.status).toBe(200)
    const { starterFiles } = await import('../../signatures/starter/index.ts')
    for (const [path, content] of starterFiles()) if (typeof content === 'string') files[path] = { text: content }
    return files
  }

  it('shows a file beside what is in force, and one person on both sides', async () => {
    const { id } = await changed()
    const review = await owner.get(`${base}/change-sets/${id}/review`)
    expect(review.json).toMatchObject({ inForce: 0, conflicts: [], findings: [], approval: false, dryRun: null })
    const { files } = review.json as { files: { path: string }[] }
    expect(files.map(({ path }) => path)).toEqual(['programs/standard/new.html.liquid'])
    const file = await owner.get(`${base}/change-sets/${id}/file?path=programs/standard/new.html.liquid`)
    expect(file.json).toMatchObject({ after: template })
    const compared = await owner.get(`${base}/change-sets/${id}/people/${anna}`)
    const { before, after } = compared.json as Record<string, { variants: { new: { html: string } } }>
    expect(before?.variants.new.html).not.toContain('of Nordwind')
    expect(after?.variants.new.html).toContain('Anna of Nordwind')
    expect((await owner.get(`${base}/change-sets/${id}/file?path=nothing`)).status).toBe(404)
  })

  it('refuses a template with an error at its line, and puts a good one in force', async () => {
    const broken = await changed('<p>\n{{ full_name | shout }}</p>')
    const findings = (await owner.get(`${base}/change-sets/${broken.id}/review`)).json as { findings: object[] }
    expect(findings.findings).toMatchObject([{ severity: 'error', file: 'programs/standard/new.html.liquid', line: 2 }])
    const publication = (revision: number) => ({ revision, comment: 'Company name' })
    const refused = await manager.post(`${base}/change-sets/${broken.id}/publish`, publication(broken.revision))
    expect([refused.status, refused.json]).toMatchObject([
      409,
      { error: { message: expect.stringContaining('1 error') as string } },
    ])
    const good = await changed()
    expect((await designer.post(`${base}/change-sets/${good.id}/publish`, publication(good.revision))).status).toBe(403)
    const published = await manager.post(`${base}/change-sets/${good.id}/publish`, publication(good.revision))
    expect(published.json).toEqual({ version: 1 })
    expect((await owner.get(`${base}/versions`)).json).toMatchObject({
      items: [{ number: 1, comment: 'Company name', publishedBy: 'The manager', restoredFrom: null }],
      next: null,
    })
    const restored = await manager.post(`${base}/versions/0/restore`, { comment: '' })
    expect(restored.json).toEqual({ version: 2 })
  })

  it('refuses a folder that cannot be read, with each file and line', async () => {
    const begun = await designer.post(`${base}/change-sets`, { name: 'Broken' })
    const { id } = begun.json as { id: string }
    const files = { ...(await folder()), 'locations/oslo.yaml': { text: 'name: Oslo\nstret: x\n' } }
    const answer = await designer.put(`${base}/change-sets/${id}/folder`, { revision: 1, files })
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { error: { fields: { 'locations/oslo.yaml:1': expect.stringContaining('stret') as string } } },
    ])
  })

  it('gives a folder out as a zip, and begins a dry run that can be looked at and stopped', async () => {
    const zip = await owner.get(`${base}/versions/0/folder.zip`)
    expect([zip.status, zip.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(zip.text.startsWith('PK')).toBe(true)
    const { id } = await changed(`${template}<p>More</p>`)
    const begun = await designer.post(`${base}/change-sets/${id}/dry-runs`)
    expect([begun.status, begun.json]).toMatchObject([201, { state: 'waiting', revision: 2 }])
    const at = `${base}/dry-runs/${(begun.json as { id: string }).id}`
    expect((await owner.get(`${at}/people`)).json).toEqual({ items: [], nextCursor: null })
    expect((await designer.delete(at)).status).toBe(204)
    expect((await owner.get(at)).json).toMatchObject({ state: 'stopped' })
  })
})
