import type { Locator, Page } from 'playwright-core'
import type { ScimConnection } from '../company/scim-pages.ts'

/** The rehearsal's admin center as a person uses it: each method is one sentence of the provisioning instructions. */
export class EntraPages {
  readonly page: Page
  readonly #origin: string

  constructor(page: Page, origin: string) {
    this.page = page
    this.#origin = origin
  }

  async open(): Promise<void> {
    await this.page.goto(this.#origin)
  }

  /** Step 1: left-hand menu, expand "Applications", choose "Enterprise applications". */
  async openEnterpriseApplications(): Promise<void> {
    const menu = this.page.getByRole('navigation', { name: 'Admin center' })
    const applications = menu.getByRole('button', { name: 'Applications' })
    if ((await applications.getAttribute('aria-expanded')) !== 'true') await applications.click()
    await menu.getByRole('link', { name: 'Enterprise applications' }).click()
    await this.page
      .getByRole('heading', { name: /Enterprise applications/u })
      .first()
      .waitFor()
  }

  /** Steps 2 to 4: "+ New application", "+ Create your own application", a name, "Create". */
  async createApplication(name: string): Promise<void> {
    await this.command('New application').click()
    await this.command('Create your own application').click()
    await this.page.getByLabel("What's the name of your app?").fill(name)
    await this.page.getByRole('button', { name: 'Create', exact: true }).click()
    await this.page.getByRole('heading', { name }).first().waitFor()
  }

  /** The choice that must be made already when the fly-out opens. */
  nonGallery(): Locator {
    return this.page.getByRole('radio', {
      name: /Integrate any other application you don't find in the gallery \(Non-gallery\)/u,
    })
  }

  /** Steps 5 and 6: Manage, Provisioning; on that page again Manage, Provisioning. */
  async openProvisioning(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Application menu' })
      .getByRole('link', { name: 'Provisioning' })
      .click()
    await this.provisioningMenu('Provisioning')
  }

  /** Step 7 without its last click: Mode Automatic, both text boxes, "Test Connection". */
  async testConnection({ tenantUrl, secretToken }: ScimConnection): Promise<void> {
    await this.page.getByLabel('Provisioning Mode').selectOption('Automatic')
    await this.page.getByLabel('Tenant URL').fill(tenantUrl)
    await this.page.getByLabel('Secret Token').fill(secretToken)
    await this.page.getByRole('button', { name: 'Test Connection' }).click()
  }

  async save(): Promise<void> {
    await this.command('Save').click()
    await this.page.getByText('The settings were saved successfully.').first().waitFor()
  }

  /** Step 8: Overview, "Provision on demand", one person. */
  async provisionOnDemand(name: string): Promise<void> {
    await this.provisioningMenu('Overview')
    await this.command('Provision on demand').click()
    await this.page.getByRole('searchbox', { name: 'Search' }).fill(name)
    await this.page
      .getByRole('list', { name: 'Results' })
      .getByRole('radio', { name: new RegExp(escaped(name), 'u') })
      .first()
      .check()
    await this.page.getByRole('button', { name: 'Provision', exact: true }).click()
    await this.page.getByRole('list', { name: 'Steps' }).waitFor()
  }

  /** Entra sends only who is assigned; the page says so and offers to assign this one person. */
  async assignAndRetry(): Promise<void> {
    await this.page.getByRole('button', { name: 'Assign and retry' }).click()
    await this.page
      .getByRole('status')
      .filter({ hasText: /^Success/u })
      .first()
      .waitFor()
  }

  /** What each of the four steps came to. */
  async onDemandSteps(): Promise<string[]> {
    return this.page.getByRole('list', { name: 'Steps' }).getByRole('listitem').allInnerTexts()
  }

  /** Step 9. */
  async startProvisioning(): Promise<void> {
    await this.command('Start provisioning').click()
    await this.page.getByText('Provisioning started').first().waitFor()
  }

  /** Step 10: "Users and groups", "Add user/group", the group, "Assign". */
  async assign(names: readonly string[]): Promise<void> {
    await this.provisioningMenu('Users and groups')
    await this.command('Add user/group').click()
    const panel = this.page.getByRole('dialog', { name: 'Add Assignment' })
    for (const name of names) {
      await panel.getByRole('searchbox', { name: 'Search' }).fill(name)
      await panel
        .getByRole('checkbox', { name: new RegExp(`^${escaped(name)}`, 'u') })
        .first()
        .check()
    }
    await panel.getByRole('button', { name: 'Assign', exact: true }).click()
    await this.page.getByText('Application assignment succeeded').first().waitFor()
  }

  async provisioningMenu(entry: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Provisioning menu' })
      .getByRole('link', { name: entry, exact: true })
      .click()
  }

  command(label: string): Locator {
    return this.page.getByRole('button', { name: label, exact: true })
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
