import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ScimConnection } from '../company/scim-pages.ts'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { DashboardPages } from './dashboard-pages.ts'
import { EntraPages } from './entra-pages.ts'

/** The provisioning instructions, step by step and by mouse and keyboard alone. */
describe('the ten steps', () => {
  let house: House
  let browser: Browser
  let dashboard: DashboardPages
  let entra: EntraPages
  let connection: ScimConnection
  let person: { id: string; displayName: string }
  const errors: string[][] = []

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
    const [left, right] = [await openWindow(browser), await openWindow(browser)]
    errors.push(left.errors, right.errors)
    dashboard = new DashboardPages(left.page)
    entra = new EntraPages(right.page, house.rehearsal.url)
    person = await house.entra.firstMember((await house.entra.group('All Users')).id)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('begin with an owner, who is led to make a SCIM server', async () => {
    await dashboard.makeOwner(await house.link(), 'Nordwind Traders')
    await expect(dashboard.page.getByRole('region', { name: 'Next step' }).innerText()).resolves.toContain(
      'Create a SCIM server',
    )
    await screenshot(dashboard.page, '00-first-visit')
    await dashboard.createScimServer('Nordwind')
    await screenshot(dashboard.page, '00-ten-steps-guide')
    connection = await dashboard.copyConnection()
    expect(connection.tenantUrl).toMatch(new RegExp(`^${house.dynasend.url}/scim/v2/[\\w-]+$`, 'u'))
    expect(connection.secretToken).toMatch(/^dynasend_scim_\w+$/u)
  })

  it('1: Applications, Enterprise applications', async () => {
    await entra.open()
    await entra.openEnterpriseApplications()
    await screenshot(entra.page, '01-enterprise-applications')
  })

  it('2 to 4: New application, Create your own application, the name, Create', async () => {
    await entra.createApplication('Dynasend')
    await screenshot(entra.page, '04-application')
  })

  it('5 and 6: Provisioning, and there Provisioning', async () => {
    await entra.openProvisioning()
    await entra.page.getByLabel('Provisioning Mode').waitFor()
    await screenshot(entra.page, '06-provisioning')
  })

  it('7: Automatic, Tenant URL, Secret Token, Test Connection, Save', async () => {
    await entra.testConnection(connection)
    await entra.page.getByText('The supplied credentials are authorized to enable provisioning').first().waitFor()
    await screenshot(entra.page, '07-test-connection')
    await entra.save()
  })

  it('7: the SCIM Server tab has seen the connection test', async () => {
    await dashboard.openTab('Two final checks')
    await dashboard.page.getByRole('button', { name: 'Check again' }).click()
    await dashboard.heading('Configuration is correct').waitFor()
    await screenshot(dashboard.page, '07-final-checks-after-the-test')
    await expect(
      dashboard.page
        .getByText(/connection test/iu)
        .first()
        .innerText(),
    ).resolves.toBeTruthy()
  })

  it('8: Overview, Provision on demand for one person', async () => {
    await entra.provisionOnDemand(person.displayName)
    await screenshot(entra.page, '08-not-assigned-yet')
    await entra.assignAndRetry()
    const steps = await entra.onDemandSteps()
    expect(steps).toHaveLength(4)
    for (const step of steps) expect(step).toContain('Success')
    await screenshot(entra.page, '08-provision-on-demand')
    await dashboard.open('Users')
    await dashboard.page.getByText(person.displayName).first().waitFor()
    await screenshot(dashboard.page, '08-one-person-in-the-dashboard')
  })

  it('9: Start provisioning', async () => {
    await entra.startProvisioning()
    await screenshot(entra.page, '09-started')
  })

  it('10: Users and groups, Add user/group, All Users', async () => {
    await entra.assign(['All Users'])
    await entra.page.getByRole('table', { name: 'Assigned users and groups' }).getByText('All Users').first().waitFor()
    await screenshot(entra.page, '10-assigned')
  })

  it('makes all users visible with the next cycle', async () => {
    await house.entra.untilIdle(await application())
    const job = await house.entra.advance(await application(), 40)
    expect(job.cycle?.counts.failed).toBe(0)
    expect(job.statistics.users).toBeGreaterThan(200)
    await dashboard.open('Overview')
    await dashboard.page.reload()
    const figure = dashboard.page.getByRole('link', { name: /^\d+\s+active people/u })
    await figure.waitFor()
    expect(Number.parseInt(await figure.innerText(), 10)).toBe(job.statistics.users)
    await screenshot(dashboard.page, '11-overview')
    await entra.provisioningMenu('Overview')
    await screenshot(entra.page, '11-cycle-status')
  })

  it('end with two final checks that are not red', async () => {
    await dashboard.open('SCIM Server')
    await dashboard.openTab('Two final checks')
    await dashboard.heading('Provisioning is running').waitFor()
    const lines = await dashboard.page.getByRole('main').getByRole('listitem').allInnerTexts()
    for (const seen of [
      'A connection test was seen',
      'One person was provisioned',
      'The mapping fills what signatures need',
      'Groups arrive',
      'Cycles come as expected',
    ]) {
      expect(lines.filter((line) => line.startsWith(seen))).toHaveLength(1)
    }
    await expect(dashboard.page.getByRole('img', { name: 'Wrong' }).count()).resolves.toBe(0)
    await screenshot(dashboard.page, '12-two-final-checks')
  })

  it('leave no error behind in any page', () => {
    expect(errors.flat()).toEqual([])
  })

  async function application() {
    const found = await house.entra.application('Dynasend')
    if (!found) throw new Error('The application is gone.')
    return found
  }
})
