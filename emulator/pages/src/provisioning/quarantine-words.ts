import type { Job } from '../api/provisioning-contract.ts'

type Quarantine = NonNullable<Job['quarantine']>

const DAY = 24 * 3_600_000
/** After so many days in quarantine the job is switched off (application-provisioning-quarantine-status). */
export const DISABLED_AFTER = 28

const reasons: Record<string, string> = {
  EncounteredQuarantineException: 'The SCIM server refused the credentials or answered what Entra cannot read.',
  EncounteredEscrowProportionThreshold: 'More than 40 % of the objects failed, of at least 5,000 failures.',
  EncounteredBaseEscrowThreshold: 'More than 40,000 objects failed.',
  EncounteredTotalEscrowThreshold: 'More than 60,000 objects failed, references counted.',
  TooManyDeletes: 'A cycle would disable or delete more objects than the accidental deletion threshold allows.',
  QuarantinedOnDemand: 'The job was put into quarantine on demand.',
}

/** Why a job is in quarantine, in words; the message of the job when the reason is not known. */
export function reasonText({ reason, message }: Quarantine): string {
  return reasons[reason] ?? message
}

/** How the attempts go on: 6, 12, 24, then every 24 hours. */
export function rhythmText({ attempts }: Quarantine): string {
  const waits = ['6 hours', '12 hours', '24 hours']
  const wait = waits[attempts - 1] ?? '24 hours'
  return `Attempt ${String(attempts)} failed, so it waits ${wait}. The waits are 6, 12, 24 and then always 24 hours.`
}

/** The day on which the job is switched off. */
export function disabledAt({ since }: Quarantine): string {
  return new Date(Date.parse(since) + DISABLED_AFTER * DAY).toISOString()
}
