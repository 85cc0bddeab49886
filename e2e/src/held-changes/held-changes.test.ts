import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JsonClient } from '../../../scripts/start/json-client.ts'
import type { Application } from '../../../scripts/start/rehearsal-entra.ts'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'

interface Resources {
  readonly totalResults: number
  readonly Resources: readonly { readonly id: string; readonly active?: boolean; readonly members?: unknown }[]
}

/** Somebody takes the assignment away in Entra: a whole cycle disables everybody, and deletes the groups. */
describe('held changes', () => {
  let house: House
  let browser: Browser
  let page: Page
  let application: Application
  let client: JsonClient
  let connection: { tenantUrl: string; secretToken: string }
  const errors: string[] = []

  beforeAll(async () => {
    house = await House.open()
    const account = await house.account()
    connection = await account.createScimServer('Nordwind Traders')
    application = await house.entra.createApplication('Dynasend')
    await house.entra.testConnection(application, connection)
    await house.entra.save(application, connection)
    await house.entra.assign(
      application,
      (await house.entra.groups()).map(({ id }) => id),
    )
    await house.entra.start(application)
    await house.entra.untilIdle(application)
    client = new JsonClient(house.rehearsal.url)
    browser = await openBrowser()
    const window = await openWindow(browser)
    page = window.page
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(await house.link())
    await page.getByRole('link', { name: 'Held changes' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const read = async (path: string): Promise<Resources> => {
    const headers = { authorization: `Bearer ${connection.secretToken}` }
    const answer = await fetch(`${connection.tenantUrl}${path}`, { headers })
    return (await answer.json()) as Resources
  }
  const all = async (path: string): Promise<Resources['Resources'][number][]> => {
    const found: Resources['Resources'][number][] = []
    for (;;) {
      const next = await read(`${path}?count=100&startIndex=${found.length + 1}`)
      found.push(...next.Resources)
      if (next.Resources.length === 0 || found.length >= next.totalResults) return found
    }
  }
  /** Everything that Entra could read, without version and time. */
  const state = async () => {
    return [...(await all('/Users')), ...(await all('/Groups'))]
      .map((resource) => ({ ...resource, meta: undefined }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((resource) => JSON.stringify(resource))
  }
  let before: string[]
  const violations = async () =>
    (
      await new AxeBuilder({ page })
        .exclude('[data-tabster-dummy]')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
    ).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)

  it('shows a cycle that takes everybody away on every page, and that it has no effect', async () => {
    before = await state()
    const path = `/api/applications/${application.id}/assignments`
    for (;;) {
      const { items } = await client.call<{ items: { id: string }[] }>('GET', path)
      if (items.length === 0) break
      for (const { id } of items) await client.call('DELETE', `${path}/${id}`)
    }
    await house.entra.advance(application, 40)
    const people = await all('/Users')
    expect([people.length > 100, people.filter(({ active }) => active !== false).length]).toEqual([true, 0])
    expect((await read('/Groups')).totalResults).toBe(0)
    await page.getByRole('link', { name: 'Users', exact: true }).click()
    await page.getByText('held until somebody decides.').waitFor({ timeout: 30_000 })
    await page.getByRole('link', { name: 'Look and decide' }).click()
    await page.getByRole('heading', { name: 'By department' }).waitFor()
    await page.getByRole('table', { name: 'Held changes' }).getByRole('checkbox').first().waitFor()
    await screenshot(page, 'held-changes')
    for (const viewport of [
      { width: 1360, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport)
      expect(await violations()).toEqual([])
    }
    await page.setViewportSize({ width: 1360, height: 900 })
  })

  it('puts everybody back with one decision: what Entra reads is byte for byte what it was', async () => {
    await page.getByRole('button', { name: 'Put them back' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Put back', exact: true }).click()
    await page.getByText('Done', { exact: true }).waitFor({ timeout: 60_000 })
    expect(await state()).toEqual(before)
    await page.getByRole('link', { name: 'Held changes' }).first().click()
    await page.getByText(/^Put back: /u).waitFor()
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByText('held until somebody decides.').waitFor({ state: 'detached' })
    expect(errors).toEqual([])
  })
})
