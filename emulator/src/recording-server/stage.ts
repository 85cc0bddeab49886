import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Application } from '../applications/index.ts'
import { createRehearsal, type Rehearsal } from '../rehearsal.ts'
import type { NewUser, User } from '../tenant/index.ts'
import { RecordingServer } from './recording-server.ts'

/** A rehearsal in a temporary folder with one application that is set up against a recording server. */
export interface Stage {
  rehearsal: Rehearsal
  server: RecordingServer
  application: Application
  tenantUrl: string
  /** Adds somebody, assigned to the application. */
  hire: (name: string, more?: Partial<NewUser>) => User
  /** Starts the job and waits until its cycle has ended; later calls go forty minutes on. */
  cycle: () => Promise<void>
  close: () => Promise<void>
}

export interface StageOptions {
  /** The query of the Tenant URL. */
  flag?: string
  scope?: 'all' | 'assigned'
  /** Map externalId from objectId and match by it in second place: what the guide asks for. */
  matchObjectId?: boolean
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'))
  const server = new RecordingServer()
  const tenantUrl = (await server.start()) + (options.flag ?? '')
  const rehearsal = createRehearsal({ dataFolder: folder })
  const application = rehearsal.applications.create('Dynasend')
  application.mode = 'Automatic'
  application.credentials = { tenantUrl, secretToken: 'secret-token' }
  application.settings.scope = options.scope ?? 'assigned'
  if (options.matchObjectId) matchObjectId(application)
  const { tenant, applications, provisioning, time } = rehearsal
  return {
    rehearsal,
    server,
    application,
    tenantUrl,
    hire: (name, more = {}) => {
      const user = tenant.createUser({ userPrincipalName: `${name}@nordwind.example`, displayName: name, ...more })
      applications.assign(application.id, [user.id])
      return user
    },
    cycle: async () => {
      if (application.job.state !== 'Paused') await time.advance(40)
      else provisioning.start(application.id)
      await provisioning.settled(application.id)
    },
    close: async () => {
      await rehearsal.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function matchObjectId({ mappings }: Application): void {
  for (const mapping of [mappings.users, mappings.groups]) {
    const line = mapping.attributes.find(({ target }) => target === 'externalId')
    Object.assign(line ?? {}, { source: 'objectId', expression: '[objectId]', matchingPrecedence: 2 })
  }
}
