import { type Clock, type Log, type Seal, systemClock } from '../base/index.ts'
import type { Database } from '../storage/index.ts'
import { adoptRows } from './chain/adopt.ts'
import { type Actor, appendEntry, commandLine, installationChain } from './chain/append.ts'
import { type ChainReport, verifyChain } from './chain/verify.ts'
import type { Audit, BroughtEvidence, Chain } from './contract.ts'
import { AuditError } from './error.ts'
import { type Head, type HeadFile, headText } from './heads/document.ts'
import { believedKeys, isSigned, readKeys, replaceKey } from './heads/keys.ts'
import { signHead } from './heads/sign.ts'
import { fileOf, type HeadStream, streamHeads } from './heads/stream.ts'
import { exportEntries } from './reads/export.ts'
import { listEntries } from './reads/list.ts'
import { cutOld } from './retention/cut.ts'
import { type Retention, retentionOf, writeRetention } from './retention/settings.ts'

export interface AuditParts {
  readonly database: Database
  readonly seal: Seal
  readonly log: Log
  readonly file?: HeadStream['file']
  readonly post?: HeadStream['post']
  readonly clock?: Clock
}

type Parts = Required<AuditParts>

const day = 24 * 60 * 60 * 1000
const roundEvery = 10 * 60 * 1000
/** Not while everybody comes back after a restart. */
const firstRound = 30 * 1000

/** Opens the room: nothing runs by itself before `startAudit`. */
export function openAudit(given: AuditParts): Audit {
  const parts: Parts = { clock: systemClock, file: null, post: null, ...given }
  const { database } = parts
  let running = Promise.resolve()
  return {
    chain: (accountId) => chainOf(parts, accountId),
    append: (actor, entry) => database.write((tx) => appendEntry(tx, parts.clock.now(), actor, entry)),
    changeRetention: (accountId, chosen, actor) => changeRetention(parts, accountId, chosen, actor),
    chains: () => chains(database),
    verify: (evidence) => verifyAll(parts, evidence),
    head: async (accountIds) => head(parts, accountIds ?? (await chains(database))),
    rotateKey: () => rotateKey(parts),
    run() {
      running = running.then(() => round(parts))
      return running
    },
  }
}

/** Looks every ten minutes for what is due. @returns stops, and waits for what runs */
export function startAudit(audit: Pick<Audit, 'run'>): () => Promise<void> {
  let last = Promise.resolve()
  const run = () => {
    last = audit.run()
  }
  const first = setTimeout(run, firstRound).unref()
  const timer = setInterval(run, roundEvery).unref()
  return () => {
    clearTimeout(first)
    clearInterval(timer)
    return last
  }
}

function chainOf({ database, seal }: Parts, accountId: string): Chain {
  const db = database.read
  return {
    list: (filter, before, limit) => listEntries(db, accountId, filter, before, limit),
    export: (filter, format) => exportEntries(db, accountId, filter, format),
    async verify() {
      const believed = believedKeys(await readKeys(db, seal), null)
      return verifyChain(db, accountId, { believed, brought: [] })
    },
    retention: () => retentionOf(db, accountId),
  }
}

/** Chains that a head names and the database has no more are checked too: they were cut off whole. */
async function verifyAll(
  { database, seal }: Parts,
  { brought, trusted }: BroughtEvidence,
): Promise<readonly ChainReport[]> {
  const db = database.read
  const own = await readKeys(db, seal)
  // What was brought is better evidence than what the database says of itself.
  const anchor = trusted ?? brought?.keys.at(-1)?.publicKey ?? null
  const believed = new Map([...believedKeys(own, anchor), ...believedKeys(brought?.keys ?? [], anchor)])
  const heads = brought?.heads ?? []
  for (const one of heads)
    if (!isSigned(believed.get(one.keyId) ?? null, headText(one), one.signature))
      throw new AuditError(
        'audit-head-unreadable',
        `The head of ${one.accountId} is not signed by the key that you trust. Bring the right public key, or another head.`,
      )
  const reports: ChainReport[] = []
  for (const accountId of new Set([...(await chains(database)), ...heads.map((one) => one.accountId)]))
    reports.push(await verifyChain(db, accountId, { believed, brought: heads }))
  return reports
}

async function chains({ read }: Database): Promise<readonly string[]> {
  const rows = await read.selectFrom('audit_chains').select('account_id').orderBy('account_id').execute()
  return rows.map((row) => row.account_id)
}

async function head(parts: Parts, accountIds: readonly string[]): Promise<HeadFile> {
  const { database, seal, clock } = parts
  const at = new Date(clock.now()).toISOString()
  const signed: Head[] = []
  for (const accountId of accountIds) {
    const made = await database.write((tx) => signHead(tx, seal, accountId, at, null))
    if (made !== null) signed.push(made)
  }
  const keys = await readKeys(database.read, seal)
  await stream(parts)
  const rows = signed.map((one) => ({ ...one, account_id: one.accountId, key_id: one.keyId }))
  return fileOf(at, rows, keys)
}

async function rotateKey({ database, seal, clock }: Parts): Promise<string> {
  const now = clock.now()
  return database.write(async (tx) => {
    const keyId = await replaceKey(tx, seal, new Date(now).toISOString())
    const entry = { accountId: installationChain, action: 'audit.rotateKey', subject: keyId }
    await appendEntry(tx, now, commandLine, {
      ...entry,
      words: `put the signing key ${keyId} in place of the one before`,
    })
    return keyId
  })
}

async function changeRetention(
  { database, clock }: Parts,
  accountId: string,
  chosen: Retention,
  actor: Actor,
): Promise<void> {
  const { auditDays, activityDays, goneDays } = chosen
  const words = `keeps the audit log for ${auditDays} days, activity for ${activityDays}, deleted people for ${goneDays}`
  await database.write(async (tx) => {
    await writeRetention(tx, accountId, chosen)
    await appendEntry(tx, clock.now(), actor, { accountId, action: 'retention.change', subject: accountId, words })
  })
}

async function stream(parts: Parts): Promise<void> {
  const { database, seal, log, clock } = parts
  try {
    await streamHeads(database, parts, await readKeys(database.read, seal), new Date(clock.now()).toISOString())
  } catch (error) {
    log.warn({ err: error }, 'a signed head of the audit log could not be given out; it is tried again')
  }
}

async function round(parts: Parts): Promise<void> {
  const { database, seal, log, clock } = parts
  try {
    await adoptRows(database)
    for (const accountId of await chains(database)) {
      const now = clock.now()
      await cutOld(database, seal, accountId, now)
      const since = new Date(now - day).toISOString()
      await database.write((tx) => signHead(tx, seal, accountId, new Date(now).toISOString(), since))
    }
  } catch (error) {
    log.warn({ err: error }, 'the round of the audit log could not finish; it goes on in the next one')
  }
  await stream(parts)
}
