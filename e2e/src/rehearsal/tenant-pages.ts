import type { Locator, Page } from 'playwright-core'

/** The rehearsal's pages beyond the ten steps, as a person uses them: people, the clock, scoping filters, settings. */
export class TenantPages {
  readonly page: Page
  readonly #origin: string

  constructor(page: Page, origin: string) {
    this.page = page
    this.#origin = origin
  }

  async openUser(name: string): Promise<void> {
    await this.page.goto(`${this.#origin}/users`)
    await this.page.getByRole('searchbox', { name: 'Search users' }).fill(name)
    await this.page.getByRole('link', { name, exact: true }).click()
    await this.page.getByRole('heading', { name, exact: true }).waitFor()
  }

  async edit(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(value)
    await this.command('Save').click()
    await this.told('Saved')
  }

  /** "Delete" in the top menu, and "Delete" in the question that follows. */
  async deleteUser(): Promise<void> {
    await this.command('Delete').click()
    await this.answer('Delete')
    await this.told('was deleted')
  }

  async openDeletedUsers(): Promise<void> {
    await this.page.goto(`${this.#origin}/deleted-users`)
  }

  /** Moves the rehearsal's clock in the header, and waits until the cycles that fell due have run. */
  async letPass(time: '+40 minutes' | '+1 day' | '+30 days'): Promise<void> {
    const before = await this.clock().innerText()
    await this.clock().click()
    await this.page.getByRole('menuitem', { name: time }).click()
    await this.page
      .getByRole('button', { name: /Rehearsal clock/u, disabled: false })
      .filter({ hasNotText: before })
      .waitFor({ timeout: 60_000 })
  }

  async openProvisioning(applicationId: string, view: '' | '/settings' | '/mappings/users/scope'): Promise<void> {
    await this.page.goto(`${this.#origin}/applications/${applicationId}/provisioning${view}`)
  }

  async addScopingFilter(title: string, attribute: string, value: string): Promise<void> {
    await this.command('Add scoping filter').click()
    const panel = this.page.getByRole('dialog', { name: 'Add Scoping Filter' })
    await panel.getByLabel('Attribute', { exact: true }).fill(attribute)
    await panel.getByLabel('Operator').selectOption('EQUALS')
    await panel.getByLabel('Value').fill(value)
    await panel.getByLabel('Scoping Filter Title').fill(title)
    await panel.getByRole('button', { name: 'OK' }).click()
    await this.page.getByRole('cell', { name: title, exact: true }).waitFor()
  }

  async preventAccidentalDeletion(threshold: number): Promise<void> {
    await this.page.getByLabel('Prevent accidental deletion').check()
    await this.page.getByLabel('Accidental deletion threshold').fill(String(threshold))
    await this.command('Save').click()
    await this.told('The settings were saved successfully.')
  }

  async answer(action: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click()
  }

  async told(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }

  command(label: string): Locator {
    return this.page.getByRole('button', { name: label, exact: true })
  }

  clock(): Locator {
    return this.page.getByRole('button', { name: /Rehearsal clock/u })
  }
}
