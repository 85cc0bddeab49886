import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application } from '../../../scripts/start/rehearsal-entra.ts'
import type { ScimUser } from '../company/expected.ts'
import { readAll, type ScimConnection } from '../company/scim-pages.ts'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { MappingPages } from './mapping-pages.ts'

const extension = 'urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User'

/** Mappings and faults set by hand in the rehearsal's pages, and what of it arrives in Dynasend. */
describe('the mapping editor', () => {
  let house: House
  let browser: Browser
  let pages: MappingPages
  let errors: string[]
  let connection: ScimConnection
  let application: Application

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
    connection = await (await house.account()).createScimServer('Nordwind')
    application = await house.entra.createApplication('Dynasend')
    await house.entra.save(application, connection, 'all')
    const window = await openWindow(browser)
    errors = window.errors
    pages = new MappingPages(window.page, house.rehearsal.url, application.id)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('adds a custom attribute to the list', async () => {
    await pages.addCustomAttribute(`${extension}:bioUrl`)
    await pages.page.getByRole('cell', { name: `${extension}:bioUrl`, exact: true }).waitFor()
  })

  it('tells what is wrong at the character, and lets nothing through', async () => {
    const panel = await pages.beginExpression('Append([mail], ToUper("x"))', 'userName')
    await panel.getByText('Did you mean ToUpper?').waitFor()
    await panel.getByText('Line 1 writes userName already.').waitFor()
    await screenshot(pages.page, 'mapping-wrong')
    await panel.getByRole('button', { name: 'Go to character 16' }).click()
    await pages.page.keyboard.type('x')
    await expect.poll(() => panel.getByLabel('Expression', { exact: true }).inputValue()).toContain(' xoUper(')
    expect(await panel.getByRole('button', { name: 'OK' }).isDisabled()).toBe(true)
  })

  it('shows what an expression gives for people side by side, and saves it', async () => {
    const panel = await pages.beginExpression(
      'Join("/", "https://nordwind.example/people", ToLower([mailNickname]))',
      `${extension}:bioUrl`,
    )
    await panel
      .getByRole('table', { name: 'Results of the expression' })
      .getByText('https://nordwind.example/people/')
      .nth(3)
      .waitFor()
    await screenshot(pages.page, 'mapping-tested')
    await panel.getByRole('button', { name: 'OK' }).click()
    await pages.command('Save').click()
    await pages.told('Attribute mapping saved')
  })

  it('makes the attribute arrive for everybody who has a source', async () => {
    await house.entra.start(application)
    await house.entra.untilIdle(application)
    const users = await readAll<ScimUser & { [extension]?: { bioUrl?: string } }>(connection, 'Users')
    expect(users.length).toBeGreaterThan(200)
    for (const user of users) expect(user[extension]?.bioUrl).toMatch(/^https:\/\/nordwind\.example\/people\/\S+$/u)
  })

  it('switches a fault on and off, with the mark on the overview', async () => {
    await pages.open('/faults')
    await pages.command('Switch on a fault').click()
    const panel = pages.panel('Switch on a fault')
    await panel.getByLabel('Path below the Tenant URL (optional)').fill('/Users')
    await panel.getByRole('button', { name: 'Switch on', exact: true }).click()
    await pages.told('The fault is on')
    await pages.open('')
    await pages.page.getByRole('region', { name: 'Faults are on' }).getByText('Lost answer').waitFor()
    await screenshot(pages.page, 'faults-on')
    await pages.page.getByRole('link', { name: 'Change or switch off' }).click()
    await pages.command('Switch off all').click()
    await pages.told('No faults are on')
  })

  it('leaves no error in the browser', () => {
    expect(errors).toEqual([])
  })
})
