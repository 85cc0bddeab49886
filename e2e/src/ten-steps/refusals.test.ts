import { createServer } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/free-port.ts'
import type { ScimConnection } from '../company/scim-pages.ts'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { EntraPages } from './entra-pages.ts'

/** What an admin reads in step 7 when something is wrong, and in a browser without JavaScript. */
describe('when something is wrong, the person reads what it is and what to do', () => {
  let house: House
  let browser: Browser
  let entra: EntraPages
  let connection: ScimConnection

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
    connection = await (await house.account()).createScimServer('Nordwind')
    const { page } = await openWindow(browser)
    entra = new EntraPages(page, house.rehearsal.url)
    await entra.open()
    await entra.openEnterpriseApplications()
    await entra.createApplication('Dynasend')
    await entra.openProvisioning()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  /** Tests a connection in the page and gives back the whole report. */
  async function reportOf(wrong: ScimConnection, name: string): Promise<string> {
    await entra.testConnection(wrong)
    const report = entra.page.getByRole('alert').filter({ hasText: 'What to do' }).first()
    await report.waitFor()
    await screenshot(entra.page, name)
    return report.innerText()
  }

  it('a wrong Secret Token', async () => {
    const report = await reportOf(
      { ...connection, secretToken: `${connection.secretToken.slice(0, -1)}_` },
      'wrong-token',
    )
    expect(report).toContain('CredentialValidation')
    expect(report).toMatch(/Secret Token/u)
  })

  it('a Tenant URL of nobody', async () => {
    const report = await reportOf({ ...connection, tenantUrl: `${house.dynasend.url}/scim/v1/nobody` }, 'wrong-url')
    expect(report).toMatch(/Tenant URL/iu)
    expect(report).toContain('404')
  })

  it('https where the server speaks http', async () => {
    const report = await reportOf(
      { ...connection, tenantUrl: connection.tenantUrl.replace('http:', 'https:') },
      'https-for-http',
    )
    expect(report).toMatch(/http|TLS/iu)
  })

  it('a server that is down', async () => {
    const port = await freePort()
    const report = await reportOf({ ...connection, tenantUrl: `http://localhost:${port}/scim/v2/x` }, 'server-down')
    expect(report).toMatch(/not reach|refused|running|no answer/iu)
  })

  it('something else that answers there', async () => {
    const stranger = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'),
    )
    const port = await freePort()
    await new Promise<void>((done) => stranger.listen(port, 'localhost', done))
    const report = await reportOf({ ...connection, tenantUrl: `http://localhost:${port}/scim` }, 'no-scim')
    expect(report).toMatch(/SCIM|Tenant URL/u)
    stranger.close()
  })

  it('no connection is refused that should work', async () => {
    await entra.testConnection(connection)
    await entra.page.getByText('The supplied credentials are authorized to enable provisioning').first().waitFor()
  })

  it.each([
    ['the dashboard', () => house.dynasend.url],
    ['the rehearsal', () => house.rehearsal.url],
  ])('%s without JavaScript', async (name, url) => {
    const { page, context } = await openWindow(browser, { javaScriptEnabled: false })
    await page.goto(url())
    const text = await page.locator('body').innerText()
    expect(text).toContain('JavaScript')
    expect(text.length).toBeGreaterThan(80)
    await screenshot(page, `no-javascript-${name.replaceAll(' ', '-')}`)
    await context.close()
  })
})
