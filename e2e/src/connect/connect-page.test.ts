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
    await page.getByLabel('Person to try first').fill('Aarav')
    await page.getByRole('option', { name: /Aarav Reddy/u }).click()
    await screenshot(page, 'connect-choices')
    await page.getByRole('button', { name: 'Show the plan' }).click()
    await page.getByRole('heading', { name: 'The plan' }).waitFor()
    await page.getByText('Assign “All Users”.').waitFor()
    expect(await page.getByText('Permission: AppRoleAssignment.ReadWrite.All').count()).toBe(1)
    expect(await tenant.applications()).toEqual([])
    await screenshot(page, 'connect-plan')
  })

  it('connects, shows the four steps and the cycle, and a reload in the middle loses nothing', async () => {
    await tenant.faults({ replicationSeconds: 4 })
    await page.getByRole('button', { name: 'Connect now' }).click()
    await page.getByRole('button', { name: 'Stop and sign out' }).waitFor()
    await screenshot(page, 'connect-running')
    await page.reload()
    await page.getByRole('list', { name: 'Provision on demand' }).waitFor({ timeout: 90_000 })
    expect(await page.getByRole('list', { name: 'Provision on demand' }).getByRole('listitem').count()).toBe(4)
    await page.getByText('The cycle has ended.').waitFor({ timeout: 90_000 })
    expect(await page.getByText('User: 231, Group: 1').count()).toBe(1)
    await page.getByRole('heading', { name: 'What was set up' }).waitFor()
    await page.getByText('Enterprise application', { exact: true }).first().waitFor()
    await screenshot(page, 'connect-done')
    expect(await tenant.applications()).toHaveLength(1)
    await tenant.faults({ reset: true, deviceCodeInterval: 0 })
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
