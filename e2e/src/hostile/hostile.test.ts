import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DashboardAccount, ScimServer } from '../../../scripts/start/dashboard-account.ts'
import { JsonClient } from '../../../scripts/start/json-client.ts'
import { openBrowser, openWindow } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { hostileEntraUser, hostileGroup, hostilePerson } from './company.ts'
import { payloads } from './payloads.ts'
import { foreignElements, type Incidents, watch } from './watch.ts'

/** Sends every attribute as a payload, over SCIM and into the rehearsal's tenant. */
async function moveIn(
  house: House,
  account: DashboardAccount,
): Promise<{ users: string[]; groups: string[]; server: ScimServer }> {
  const { tenantUrl, secretToken } = await account.createScimServer(payloads[0] ?? '')
  const scim = async (path: string, body: object): Promise<string> => {
    const headers = { authorization: `Bearer ${secretToken}`, 'content-type': 'application/scim+json' }
    const response = await fetch(`${tenantUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const made = (await response.json()) as { id?: string; detail?: string }
    if (made.id === undefined) throw new Error(`${path} ${JSON.stringify(body)}: ${made.detail}`)
    return made.id
  }
  const users = await Promise.all(payloads.map((_, index) => scim('/Users', hostilePerson(index))))
  const groups = await Promise.all(payloads.map((_, index) => scim('/Groups', hostileGroup(index, users.slice(0, 3)))))
  // A refusal that quotes what it refuses.
  await scim('/Users', { ...hostilePerson(0), externalId: 'again' }).catch(() => undefined)
  await fetch(`${tenantUrl}/Users?filter=${encodeURIComponent(payloads[10] ?? '')}`, {
    headers: { authorization: `Bearer ${secretToken}` },
  })
  // More than may leave at once: their departure is held, and shown with their names.
  const headers = { authorization: `Bearer ${secretToken}`, 'content-type': 'application/scim+json' }
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
  const body = JSON.stringify({ schemas, Operations: [{ op: 'replace', path: 'active', value: false }] })
  for (const id of users.slice(20)) await fetch(`${tenantUrl}/Users/${id}`, { method: 'PATCH', headers, body })
  const rehearsal = new JsonClient(house.rehearsal.url)
  for (let index = 0; index < payloads.length; index += 6)
    await rehearsal.call('POST', '/api/users', hostileEntraUser(index))
  await rehearsal.call('POST', '/api/groups', {
    displayName: payloads[11],
    description: payloads[17],
    kind: 'security',
  })
  const [server] = await account.scimServers()
  if (!server) throw new Error('There is a SCIM server.')
  return { users, groups, server }
}

const lists = [
  'overview',
  'users',
  'groups',
  'scim-servers',
  'activity',
  'attributes',
  'audit',
  'held-changes',
  'signatures/review',
  'signatures/versions',
  'health',
  'health?tab=cycles',
  'settings',
  'signatures/overview',
  'signatures/fields',
  'signatures/programs',
  'signatures/programs/standard',
  'signatures/locations',
  'signatures/rules',
  'signatures/banners',
  'signatures/texts',
  'signatures/photos',
  'signatures/delivery',
  'signatures/delivery?tab=try',
  'signatures/delivery?tab=files',
  'signatures/delivery?tab=pages',
  'signatures/delivery?tab=webhooks',
]

/** Sixty payloads in every directory attribute, and every page. Nothing runs, nothing is added, no policy has to step in. */
describe('a hostile directory', () => {
  let house: House
  let browser: Browser
  let page: Page
  let incidents: Incidents
  let address: string
  let hostile: Awaited<ReturnType<typeof moveIn>>

  beforeAll(async () => {
    house = await House.open()
    const account = await house.account(payloads[1])
    hostile = await moveIn(house, account)
    browser = await openBrowser()
    page = (await openWindow(browser)).page
    incidents = await watch(page)
    await page.goto(await house.link())
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    address = `${house.dynasend.url}/accounts/${account.account.id}`
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  async function look(url: string): Promise<void> {
    await page.goto(url)
    await page.getByRole('heading').first().waitFor()
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'hidden' })
    expect({ url, foreign: await foreignElements(page) }).toEqual({ url, foreign: [] })
    expect(incidents).toEqual([])
  }

  it('is sixty payloads, which a browser that trusts them does run', async () => {
    expect([payloads.length, new Set(payloads).size]).toEqual([60, 60])
    const { page: trusting } = await openWindow(browser)
    const ran = await watch(trusting)
    await trusting.setContent(payloads.join('\n'))
    await trusting.waitForTimeout(300)
    expect(ran.filter((line) => line.startsWith('payload')).length).toBeGreaterThan(0)
    expect(await foreignElements(trusting)).not.toEqual([])
    await trusting.context().close()
  })

  it('is text on every list of the dashboard', async () => {
    for (const path of lists) await look(`${address}/${path}`)
    const all = await page.goto(`${address}/users?search=${encodeURIComponent('<script')}`)
    expect(all?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'")
    await page.getByText('<script').first().waitFor()
    await look(`${address}/users?search=${encodeURIComponent(payloads[11] ?? '')}`)
  })

  it('is text on the pages of people, with their history and their document', async () => {
    for (let index = 0; index < hostile.users.length; index += 7) await look(`${address}/users/${hostile.users[index]}`)
    for (const tab of ['groups', 'organization', 'history', 'resource', 'privacy'])
      await look(`${address}/users/${hostile.users[10]}?tab=${tab}`)
  })

  it('is text on the pages of groups, of a SCIM server and of what happened', async () => {
    for (let index = 0; index < hostile.groups.length; index += 12)
      await look(`${address}/groups/${hostile.groups[index]}`)
    for (const tab of ['', '?tab=steps', '?tab=checks', '?tab=connect'])
      await look(`${address}/scim-servers/${hostile.server.id}${tab}`)
    await look(`${address}/activity?outcome=refused`)
    await page.locator('main [role="row"] a, main [role="row"] button, main tbody a').first().click()
    expect(await foreignElements(page)).toEqual([])
    expect(incidents).toEqual([])
  })

  it('is text where departures are held', async () => {
    await look(`${address}/held-changes`)
    await page.locator('main a[href*="/held-changes/"]').first().click()
    await page.waitForURL(/\/held-changes\/./u)
    await page.getByText('javascript:').first().waitFor()
    expect(await foreignElements(page)).toEqual([])
    expect(incidents).toEqual([])
  })

  it('is text in the rehearsal', async () => {
    for (const path of ['', 'users', 'groups', 'company', 'deleted-users', 'applications'])
      await look(`${house.rehearsal.url}/${path}`)
    await page.goto(`${house.rehearsal.url}/users?search=hostile`)
    await page.getByText('hostile-').first().waitFor()
    await page.locator('a[href*="/users/"]').first().click()
    await page.waitForURL(/\/users\/./u)
    expect(await foreignElements(page)).toEqual([])
    expect(incidents).toEqual([])
  })
})
