import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { Tenant } from './entra.ts'

describe('“Connect for me” in the SCIM Server tab', () => {
  let house: House
  let browser: Browser
  let page: Page
  let tenant: Tenant
  let address: string

  beforeAll(async () => {
    house = await House.open()
    tenant = new Tenant(house.rehearsal.url)
    await tenant.call('POST', '/api/reset-sample')
    await tenant.faults({ deviceCodeInterval: 0 })
    const account = await house.account()
    await account.createScimServer('Nordwind')
    browser = await openBrowser()
    ;({ page } = await openWindow(browser))
    await page.goto(await house.link())
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    const [server] = await account.scimServers()
    address = `${house.dynasend.url}/accounts/${account.account.id}/scim-servers/${server?.id}?tab=connect`
    await page.goto(address)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  /** Axe finds nothing, light and dark; nothing sticks out on a phone or at 400 %. */
  const looksRight = async (name: string) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.mouse.move(0, 0)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // Colours fade to the other theme; Axe must not look in between.
      await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))')
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      await screenshot(page, `connect-${name}-${colorScheme}`)
    }
    await page.setViewportSize({ width: 340, height: 780 })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(340)
    await screenshot(page, `connect-${name}-phone`)
    await page.setViewportSize({ width: 1360, height: 900 })
  }

  it('tells when the sign-in was declined, and offers another', async () => {
    await page.getByRole('button', { name: 'Sign in to Entra' }).click()
    await page.getByRole('button', { name: 'Copy code' }).waitFor()
    await screenshot(page, 'connect-code')
    await tenant.answerCode('decline')
    await page.getByText('The sign-in was declined').waitFor()
    await page.getByRole('button', { name: 'Sign in to Entra' }).waitFor()
  })

  it('shows the code, the plan with each permission, and changes nothing before it is told to', async () => {
    await page.getByRole('button', { name: 'Sign in to Entra' }).click()
    await page.getByRole('button', { name: 'Copy code' }).waitFor()
    await tenant.answerCode('approve')
    await page.getByRole('heading', { name: 'What shall be connected' }).waitFor()
    await page.getByRole('button', { name: 'Show the plan' }).click()
    await page.getByRole('heading', { name: 'The plan' }).waitFor()
    await page.getByText('Assign “All Users”.').waitFor()
    expect(await page.getByText('Permission: AppRoleAssignment.ReadWrite.All').count()).toBe(1)
    expect(await tenant.applications()).toEqual([])
    await screenshot(page, 'connect-plan')
    await looksRight('plan')
  })

  it('connects, shows the four steps and the cycle, and a reload in the middle loses nothing', async () => {
    await page.getByLabel('Person to try first').fill('Aarav')
    await page.getByRole('option', { name: /Aarav Reddy/u }).click()
    await page.getByText('Chosen: Aarav Reddy').waitFor()
    await screenshot(page, 'connect-choices')
    await tenant.faults({ replicationSeconds: 4 })
    await page.getByRole('button', { name: 'Connect now' }).click()
    await page.getByRole('button', { name: 'Stop and sign out' }).waitFor()
    await screenshot(page, 'connect-running')
    await page.reload()
    await page.getByRole('list', { name: 'Provision on demand' }).waitFor({ timeout: 60_000 })
    expect(await page.getByRole('list', { name: 'Provision on demand' }).getByRole('listitem').count()).toBe(4)
    await page.getByText('The cycle has ended.').waitFor({ timeout: 60_000 })
    expect(await page.getByText('User: 231, Group: 1').count()).toBe(1)
    await page.getByRole('heading', { name: 'What was set up' }).waitFor()
    await page.getByText('Enterprise application', { exact: true }).first().waitFor()
    await screenshot(page, 'connect-done')
    await looksRight('done')
    expect(await tenant.applications()).toHaveLength(1)
    await tenant.faults({ reset: true, deviceCodeInterval: 0 })
  })

  it('says after a restart of the server in the middle that it was interrupted, and goes on after a new sign-in', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Take back what was made' }).click()
    await tenant.answerCode('approve', 'Global Administrator')
    await page.getByRole('button', { name: 'Show what that is' }).click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('heading', { name: 'Taken back' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in to Entra' }).click()
    await tenant.answerCode('approve')
    await tenant.faults({ replicationSeconds: 20, deviceCodeInterval: 0 })
    await page.getByRole('button', { name: 'Connect now' }).click()
    await page.getByText('Entra is still copying the new application').waitFor()
    await house.restart()
    await tenant.faults({ reset: true, deviceCodeInterval: 0 })
    await page.goto(address)
    await page.getByRole('heading', { name: 'It was interrupted: go on where it was' }).waitFor({ timeout: 30_000 })
    await screenshot(page, 'connect-interrupted')
    await page.getByRole('button', { name: 'Sign in and go on' }).click()
    await tenant.answerCode('approve')
    await page.getByRole('button', { name: 'Connect now' }).click()
    await page.getByText('The cycle has ended.').waitFor({ timeout: 60_000 })
    expect(await tenant.applications()).toHaveLength(1)
  })

  it('checks again with a sign-in that may only read, in plain words', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Check again' }).click()
    await tenant.answerCode('approve', 'Global Administrator')
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByRole('heading', { name: 'What Entra says' }).waitFor()
    await page.getByText('Provisioning is on.').waitFor()
    await page.getByRole('list', { name: 'Newest provisioning log lines' }).waitFor()
    await screenshot(page, 'connect-check')
    await page.getByRole('button', { name: 'Sign out' }).click()
  })

  it('takes back what was made, after it has shown what that is', async () => {
    await page.getByRole('button', { name: 'Take back what was made' }).click()
    await tenant.answerCode('approve', 'Global Administrator')
    await page.getByRole('button', { name: 'Show what that is' }).click()
    await page.getByText('Delete the enterprise application “Dynasend”').waitFor()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('heading', { name: 'Taken back' }).waitFor()
    expect(await tenant.applications()).toEqual([])
    await screenshot(page, 'connect-undone')
  })
})
