import type { Locator, Page } from 'playwright-core'

/** The rehearsal's mapping and faults pages as a person uses them. */
export class MappingPages {
  readonly page: Page
  readonly #provisioning: string

  constructor(page: Page, origin: string, applicationId: string) {
    this.page = page
    this.#provisioning = `${origin}/applications/${applicationId}/provisioning`
  }

  async open(
    view: '' | '/mappings/users' | '/mappings/users/attribute-list' | '/expression-builder' | '/faults',
  ): Promise<void> {
    await this.page.goto(this.#provisioning + view)
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }

  command(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'Commands' }).getByRole('button', { name })
  }

  panel(name: string): Locator {
    return this.page.getByRole('dialog', { name })
  }

  async told(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }

  /** "Edit attribute list", "Add attribute": a custom attribute of the type String. */
  async addCustomAttribute(name: string): Promise<void> {
    await this.open('/mappings/users/attribute-list')
    await this.command('Add attribute').click()
    const panel = this.panel('Attribute of the application')
    await panel.getByLabel('Name', { exact: true }).fill(name)
    await panel.getByRole('button', { name: 'Save' }).click()
    await this.told('Attribute list saved')
  }

  /** "Add new mapping" with the type Expression; the panel stays open. */
  async beginExpression(expression: string, target: string): Promise<Locator> {
    await this.open('/mappings/users')
    await this.command('Add new mapping').click()
    const panel = this.panel('Edit Attribute')
    await panel.getByLabel('Mapping type').selectOption('Expression')
    await panel.getByLabel('Expression', { exact: true }).fill(expression)
    await panel.getByLabel('Target attribute').fill(target)
    return panel
  }
}
