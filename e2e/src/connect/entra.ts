import { JsonClient } from '../../../scripts/start/json-client.ts'

interface DeviceCode {
  readonly userCode: string
}

/** What a test does in the rehearsal tenant beside Graph: people who sign in, app registrations, faults. */
export class Tenant {
  readonly #client: JsonClient

  constructor(url: string) {
    this.#client = new JsonClient(url)
  }

  /** Who answers the device code that waits, and how. */
  async answerCode(answer: 'approve' | 'decline', role = 'Application Administrator'): Promise<void> {
    for (;;) {
      const [code] = await this.#client.call<DeviceCode[]>('GET', '/api/device-codes')
      if (code) {
        await this.#client.call('POST', `/api/device-codes/${code.userCode}/${answer}`, { role })
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  async registration(
    permissions: readonly string[],
  ): Promise<{ clientId: string; clientSecret: string; tenantId: string }> {
    return this.#client.call('POST', '/api/app-registrations', { displayName: 'Automation', permissions })
  }

  async faults(faults: object): Promise<void> {
    await this.#client.call('PUT', '/api/graph-faults', faults)
  }

  async applications(): Promise<{ id: string; displayName: string }[]> {
    const answer = await this.#client.call<{ id: string; displayName: string }[]>('GET', '/api/applications')
    return answer
  }

  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.#client.call<Answer>(method, path, body)
  }
}

/** The least that an app registration needs for everything but the logs. */
export const leastPermissions = [
  'Application.ReadWrite.OwnedBy',
  'AppRoleAssignment.ReadWrite.All',
  'GroupMember.Read.All',
  'User.Read.All',
]
