import { House } from '../testing/house.ts'
import { type Ended, type RunningCommand, startConnect } from './command.ts'
import { leastPermissions, Tenant } from './entra.ts'
import { GraphProxy } from './graph-proxy.ts'

/** A tenant with the sample company, Dynasend with one SCIM server, and an app registration for the command. */
export interface ConnectStage {
  readonly house: House
  readonly tenant: Tenant
  readonly proxy: GraphProxy
  readonly tenantUrl: string
  readonly secretToken: string
  readonly clientId: string
  readonly clientSecret: string
  start(...options: readonly string[]): RunningCommand
  run(...options: readonly string[]): Promise<Ended>
  close(): Promise<void>
}

export async function openStage(): Promise<ConnectStage> {
  const house = await House.open()
  const tenant = new Tenant(house.rehearsal.url)
  await tenant.call('POST', '/api/reset-sample')
  const account = await house.account()
  const { tenantUrl, secretToken } = await account.createScimServer('Nordwind')
  const { clientId, clientSecret, tenantId } = await tenant.registration(leastPermissions)
  const proxy = await GraphProxy.open(house.rehearsal.url)
  const signIn = ['--client-id', clientId, '--tenant', tenantId]
  const start = (...options: readonly string[]) => startConnect(house, proxy.url, clientSecret, [...signIn, ...options])
  return {
    house,
    tenant,
    proxy,
    tenantUrl,
    secretToken,
    clientId,
    clientSecret,
    start,
    run: async (...options) => start(...options).ended,
    async close() {
      await proxy.close()
      await house.close()
    },
  }
}

export const person = 'aarav.reddy@nordwind.example'
