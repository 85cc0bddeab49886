import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../scripts/free-port.ts'
import { dynasendPlan, type RunningProgram, rehearsalPlan, startProgram } from '../../../scripts/start/children.ts'
import { DashboardAccount, oneTimeLink } from '../../../scripts/start/dashboard-account.ts'
import { JsonClient } from '../../../scripts/start/json-client.ts'
import { RehearsalEntra } from '../../../scripts/start/rehearsal-entra.ts'
import { createDatabase } from '../../../scripts/test/database.ts'

export type DatabaseKind = 'SQLite' | 'PostgreSQL'

/** Dynasend and the rehearsal Entra as their users start them, on free ports and with folders of their own. */
export class House {
  readonly dynasend: RunningProgram
  readonly rehearsal: RunningProgram
  readonly environment: Readonly<Record<string, string>>
  readonly entra: RehearsalEntra
  readonly #cleanUp: () => Promise<void>
  /** Stops Dynasend and starts it again on the same data. */
  readonly restart: () => Promise<void>

  private constructor(
    dynasend: RunningProgram,
    rehearsal: RunningProgram,
    environment: Readonly<Record<string, string>>,
    cleanUp: () => Promise<void>,
    restart: () => Promise<void>,
  ) {
    this.dynasend = dynasend
    this.rehearsal = rehearsal
    this.environment = environment
    this.entra = new RehearsalEntra(new JsonClient(rehearsal.url))
    this.#cleanUp = cleanUp
    this.restart = restart
  }

  /** @param more names of the environment that Dynasend is started with, beside its own */
  static async open(database: DatabaseKind = 'SQLite', more: Readonly<Record<string, string>> = {}): Promise<House> {
    const folder = mkdtempSync(join(tmpdir(), 'dynasend-e2e-'))
    const postgres = database === 'PostgreSQL' ? await createDatabase(postgresServer()) : null
    const [dynasendPort, rehearsalPort] = [await freePort(), await freePort()]
    const environment = {
      DYNASEND_PORT: String(dynasendPort),
      DYNASEND_DATA: join(folder, 'data'),
      DYNASEND_LOG_LEVEL: 'warn',
      DYNASEND_GRAPH_URL: `http://localhost:${rehearsalPort}/graph`,
      DYNASEND_LOGIN_URL: `http://localhost:${rehearsalPort}/login`,
      ...(postgres ? { DYNASEND_DATABASE_URL: postgres.url } : {}),
      ...more,
    }
    const running: RunningProgram[] = []
    const cleanUp = async (): Promise<void> => {
      for (const program of running.toReversed()) await program.stop()
      await postgres?.drop()
      rmSync(folder, { recursive: true, force: true })
    }
    try {
      const plan = dynasendPlan(dynasendPort, join(folder, 'data'), environment)
      const dynasend = await startProgram(plan)
      running.push(dynasend)
      const rehearsal = await startProgram(rehearsalPlan(rehearsalPort, join(folder, 'rehearsal')))
      running.push(rehearsal)
      const restart = async (): Promise<void> => {
        await running[0]?.stop()
        running[0] = await startProgram(plan)
      }
      return new House(dynasend, rehearsal, environment, cleanUp, restart)
    } catch (error) {
      await cleanUp()
      throw error
    }
  }

  /** The link of the first owner, later a one-time sign-in. */
  async link(): Promise<string> {
    return oneTimeLink(this.environment)
  }

  async account(name = 'Nordwind Traders'): Promise<DashboardAccount> {
    return DashboardAccount.enter(this.dynasend.url, this.environment, name)
  }

  async close(): Promise<void> {
    await this.#cleanUp()
  }
}

function postgresServer(): string {
  const url = process.env['TEST_POSTGRES_URL']
  if (!url) throw new Error('TEST_POSTGRES_URL is missing: run npm test, which starts a PostgreSQL.')
  return url
}
