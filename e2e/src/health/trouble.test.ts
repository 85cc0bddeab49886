import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JsonClient } from '../../../scripts/start/json-client.ts'
import type { Application } from '../../../scripts/start/rehearsal-entra.ts'
import { testCertificate } from '../../../server/src/health/testing/certificate.ts'
import { openReceiver, type Receiver } from '../../../server/src/health/testing/receiver.ts'
import { all } from '../company/source.ts'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'

interface Person {
  readonly id: string
  readonly accountEnabled: boolean
}
interface Condition {
  readonly kind: string
  readonly endedAt: string | null
  readonly seen: string
}
interface Notice {
  readonly type: string
  readonly data: { readonly condition: { readonly kind: string }; readonly seen: string }
}

/** A day on which things go wrong: the rehearsal company loses people, and a client sends what cannot be taken. */
describe('trouble', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-trouble-'))
  const certificate = testCertificate()
  let receiver: Receiver
  let house: House
  let browser: Browser
  let page: Page
  let dashboard: JsonClient
  let base: string
  let secret: string
  let application: Application
  let connection: { tenantUrl: string; secretToken: string }
  let leavers: readonly Person[]

  beforeAll(async () => {
    const authority = join(folder, 'authority.pem')
    writeFileSync(authority, certificate.cert)
    receiver = await openReceiver(certificate)
    house = await House.open('SQLite', {
      NODE_EXTRA_CA_CERTS: authority,
      DYNASEND_WEBHOOK_NETWORKS: '127.0.0.1, ::1',
    })
    const account = await house.account()
    base = `/api/accounts/${account.account.id}`
    connection = await account.createScimServer('Nordwind Traders')
    application = await house.entra.createApplication('Dynasend')
    await house.entra.testConnection(application, connection)
    await house.entra.save(application, connection, 'all')
    await house.entra.start(application)
    await house.entra.untilIdle(application)
    browser = await openBrowser()
    page = (await openWindow(browser)).page
    await page.goto(await house.link())
    await page.getByRole('link', { name: 'Health' }).click()
    dashboard = new JsonClient(house.dynasend.url)
    await dashboard.call('POST', '/api/one-time-sign-in', { token: new URL(await house.link()).hash.split('=')[1] })
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
    await receiver?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const conditions = async () => (await dashboard.call<{ conditions: Condition[] }>('GET', `${base}/health`)).conditions
  const notices = () =>
    receiver.received
      .map(({ body }) => JSON.parse(body) as Notice)
      .filter(({ type }) => type !== 'health.test')
      .map(({ type, data }) => `${data.condition.kind} ${type.split('.').at(-1)}`)
      .toSorted()

  /** Whole minutes are watched, a little later, so it takes a minute or two. */
  async function until(isTrue: () => Promise<boolean>): Promise<void> {
    while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 1000))
  }

  it('is expected at a webhook that an owner adds in the dashboard, and a test arrives there', async () => {
    await page.getByRole('tab', { name: 'Who is told' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Pager')
    await page
      .getByRole('textbox', { name: 'Address', exact: true })
      .fill(`https://localhost:${receiver.port}/dynasend`)
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    secret = await page.getByText(/^whsec_/u).innerText()
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByText('The receiver took the test.').waitFor()
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as Notice).type)).toEqual(['health.test'])
  })

  it('begins with a wave of leavers, an attribute that goes empty and refused calls, each told once', async () => {
    const client = new JsonClient(house.rehearsal.url)
    const people = (await all<Person>(client, '/api/users')).filter(({ accountEnabled }) => accountEnabled)
    leavers = people.slice(0, Math.ceil(people.length * 0.12))
    for (const { id } of leavers) await client.call('PATCH', `/api/users/${id}`, { accountEnabled: false })
    await house.entra.advance(application, 40)
    await spoil()
    await until(async () => (await conditions()).length >= 3)
    await until(async () => notices().length >= 3)
    expect(notices()).toEqual(['emptied began', 'errors began', 'held began'])
    const wave = (await conditions()).find(({ kind }) => kind === 'held')
    expect(wave?.seen).toContain(`Held: ${leavers.length} people`)
    for (const { headers, body } of receiver.received) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    }
  })

  it('heads the overview, and Health says what to do and shows the cycles', async () => {
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByText(`${leavers.length} people held until somebody decides.`).waitFor()
    await page.getByRole('link', { name: 'See all 3' }).click()
    await page.getByRole('heading', { name: '“title” went empty for many people' }).waitFor()
    await screenshot(page, 'health-trouble')
    await page.getByRole('tab', { name: 'Cycles' }).click()
    await page.getByRole('table', { name: 'Cycles' }).getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Activity' }).waitFor()
    await page.getByRole('button', { name: 'Remove the time filter' }).waitFor()
  })

  it('ends when the people come back and when it is accepted, each told once', async () => {
    const client = new JsonClient(house.rehearsal.url)
    for (const { id } of leavers) await client.call('PATCH', `/api/users/${id}`, { accountEnabled: true })
    await house.entra.advance(application, 40)
    await page.getByRole('link', { name: 'Health' }).click()
    const trouble = page.getByRole('listitem').filter({ hasText: 'went empty for many people' })
    await trouble.getByRole('button', { name: 'It was meant' }).click()
    await page.getByRole('button', { name: 'Accept it' }).click()
    await until(async () => notices().includes('held ended') && notices().includes('emptied ended'))
    expect(new Set(notices()).size).toBe(notices().length)
    await page.getByRole('heading', { name: 'Was wrong' }).waitFor()
    await page.getByText('said that this was meant').waitFor()
  })

  /** What another client with the same token does badly. */
  async function spoil(): Promise<void> {
    const headers = { authorization: `Bearer ${connection.secretToken}`, 'content-type': 'application/scim+json' }
    const call = (path: string, method: string, body?: unknown) =>
      fetch(`${connection.tenantUrl}${path}`, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
      })
    const found = await call('/Users?filter=title%20pr%20and%20active%20eq%20true&count=1000', 'GET')
    const { Resources } = (await found.json()) as { Resources: { id: string }[] }
    const total = await call('/Users?filter=title%20pr&count=0', 'GET')
    const { totalResults } = (await total.json()) as { totalResults: number }
    const remove = [{ op: 'Remove', path: 'title' }]
    for (const { id } of Resources.slice(0, Math.ceil(totalResults * 0.25))) {
      await call(`/Users/${id}`, 'PATCH', {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: remove,
      })
    }
    for (let index = 0; index < totalResults; index++) await call('/Users', 'POST', { schemas: [] })
  }
})
