import type { Locator, Page } from 'playwright-core'
import type { ScimConnection } from '../company/scim-pages.ts'

export type Tab = 'Tenant URL and Secret Token' | 'Ten steps' | 'Two final checks' | 'Settings'

/** The dashboard as an IT admin uses it. */
export class DashboardPages {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The first visit: the one-time link that the server printed makes the owner. */
  async makeOwner(link: string, company: string): Promise<void> {
    await this.page.goto(link)
    await this.page.getByLabel('Company').fill(company)
    await this.page.getByLabel('Your name').fill('Robin Berg')
    await this.page.getByLabel('Your e-mail').fill('robin@nordwind.example')
    await this.page.getByLabel('Password').fill('four quiet green rivers')
    await this.page.getByRole('button', { name: 'Begin' }).click()
    await this.heading('Overview').waitFor()
  }

  /** The menu at the left. */
  async open(
    entry: 'Overview' | 'Users' | 'Groups' | 'SCIM Server' | 'Activity' | 'Attributes seen' | 'Settings',
  ): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: entry, exact: true }).click()
  }

  async createScimServer(name: string): Promise<void> {
    await this.open('SCIM Server')
    await this.page
      .getByRole('link', { name: /Create a SCIM server/u })
      .first()
      .click()
    await this.page.getByLabel('Name').fill(name)
    await this.page.getByRole('button', { name: 'Create', exact: true }).click()
    await this.heading(name).waitFor()
  }

  /** Copies Tenant URL and Secret Token as the note of step 7 says: from the SCIM Server tab. */
  async copyConnection(): Promise<ScimConnection> {
    await this.openTab('Tenant URL and Secret Token')
    const tenantUrl = await this.#copied('Tenant URL')
    await this.page.getByRole('button', { name: 'Show Secret Token' }).click()
    return { tenantUrl, secretToken: await this.#copied('Secret Token') }
  }

  async openTab(tab: Tab): Promise<void> {
    await this.page.getByRole('tab', { name: tab }).click()
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true }).first()
  }

  async #copied(what: string): Promise<string> {
    await this.page.getByRole('button', { name: `Copy ${what}` }).click()
    await this.page.getByText('Copied').first().waitFor()
    return this.page.evaluate('navigator.clipboard.readText()')
  }
}
