import { type Clock, type Log, type Seal, systemClock } from '../base/index.ts'
import type { Database } from '../storage/index.ts'
import type { ClientCredentials } from './client-contract.ts'
import type { Directory, ScimServerId } from './contract.ts'
import { UnavailableError } from './errors.ts'
import { type ChangeFeed, openFeed } from './holds/index.ts'
import { startDecisionRounds } from './holds/rounds.ts'
import { startHousekeeping } from './housekeeping/index.ts'
import type { Installation } from './operator-contract.ts'
import { type Authenticate, createAuthenticate } from './operators/authenticate.ts'
import { createClientCredentials } from './operators/client-credentials.ts'
import { createInstallation } from './operators/installation.ts'
import { forgettingTokens, TokenRows } from './operators/token-rows.ts'
import { isUnavailable } from './operators/unavailable.ts'
import { RefusedSignIns } from './records/refused-sign-ins.ts'
import { openScimSide } from './scim-directory.ts'

export interface DirectoryParts {
  readonly database: Database
  readonly seal: Seal
  readonly log: Log
  readonly clock?: Clock
}

export interface OpenDirectory {
  /** For SCIM callers. */
  readonly directory: Directory
  /** For SCIM clients that get access tokens instead of holding a Secret Token. */
  readonly clientCredentials: ClientCredentials
  /** For operators. */
  readonly installation: Installation
  /** For rooms that act on the directory: what takes effect, without what is held. */
  feed(accountId: string, scimServerId: ScimServerId): ChangeFeed
  /** Carries out what operators decided on held changes; the running server does it by itself. */
  carryOutDecisions(): Promise<void>
  /** Writes what is still being summed up; the database stays open. */
  close(): Promise<void>
}

/** Puts the two sides of the directory onto one database. */
export function openDirectory({ database, seal, log, clock = systemClock }: DirectoryParts): OpenDirectory {
  const decisions = startDecisionRounds(database, clock, log)
  const context = { database, seal, clock, decided: () => void decisions.run() }
  const tokens = new TokenRows(database)
  const scimSide = openScimSide(database, clock, (error) =>
    log.warn({ err: error }, 'a record of reads could not be written'),
  )
  const refusedSignIns = new RefusedSignIns(database, clock, (error) =>
    log.warn({ err: error }, 'a count of refused tokens could not be written'),
  )
  const authenticate = counting(orUnavailable(createAuthenticate(context, tokens)), refusedSignIns)
  const housekeeping = startHousekeeping({ database, clock, log })
  return {
    directory: { authenticate, scim: (caller) => scimSide.scim(caller) },
    clientCredentials: createClientCredentials(context),
    installation: createInstallation({ ...context, database: forgettingTokens(database, tokens) }),
    feed: (accountId, scimServerId) => openFeed(database, { accountId, scimServerId }, () => clock.now()),
    carryOutDecisions: () => decisions.run(),
    async close() {
      await decisions.stop()
      await housekeeping.stop()
      await scimSide.flush()
      await refusedSignIns.flush()
    },
  }
}

/** Whoever is turned away is counted, so that trouble with a token is told. */
function counting(authenticate: Authenticate, refused: RefusedSignIns): Authenticate {
  return async (scimServerId, ...credentials) => {
    const caller = await authenticate(scimServerId, ...credentials)
    if (caller === null) refused.count(scimServerId)
    return caller
  }
}

/** A database that cannot answer says nothing about a token: 503, never 401 or 500, which would quarantine Entra's job. */
function orUnavailable(authenticate: Authenticate): Authenticate {
  return async (...credentials) => {
    try {
      return await authenticate(...credentials)
    } catch (error) {
      throw isUnavailable(error) ? new UnavailableError('The credentials cannot be checked now.') : error
    }
  }
}
