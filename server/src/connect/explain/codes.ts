/** Codes of Entra's provisioning logs, tests and quarantines (Microsoft: "Provisioning logs", "Quarantine"), in plain words. */
export interface Explanation {
  readonly code: string
  readonly meaning: string
  readonly mend: string
  /** Entra's own words; empty where it gave none. */
  readonly said: string
}

type Line = readonly [meaning: string, mend: string]

const prefix = 'SystemForCrossDomainIdentityManagement'
const wait =
  'Nothing: Entra tries again in its next cycle, about 40 minutes later. If it stays, look at the activity here.'
const token =
  'Rotate the Secret Token under “Tenant URL and Secret Token”, then run “Connect for me” again: it saves the new one.'
const activity = 'Open the activity of this SCIM server: the refused call is there with its answer.'

const table: Readonly<Record<string, Line>> = {
  Conflict: [
    'Somebody here already has this user name.',
    'See who has it; correct the user name in Entra or remove the double.',
  ],
  EntryConflict: [
    'Somebody here already has this user name.',
    'See who has it; correct the user name in Entra or remove the double.',
  ],
  TooManyRequests: ['This server asked Entra to be slower.', wait],
  InternalServerError: ['This server could not answer the call.', wait],
  InsufficientRights: ['The Secret Token was refused.', token],
  Unauthorized: ['The Secret Token was refused.', token],
  NotPermitted: ['The Secret Token was refused.', token],
  MethodNotAllowed: [
    'Entra used a call that this address does not take.',
    'Check that the Tenant URL in Entra ends as it is shown here.',
  ],
  UnprocessableEntity: ['A value could not be taken.', activity],
  WebExceptionProtocolError: [
    'The answer could not be read on the way, for example by a proxy.',
    'Look at the proxy between Entra and this server.',
  ],
  InvalidAnchor: [
    'Entra knows the person by an id that is not here any more.',
    'Provision the person on demand, or restart provisioning.',
  ],
  NotImplemented: ['Entra used something that is not offered here.', activity],
  MandatoryFieldsMissing: [
    'A value that must be there is empty in Entra.',
    'Fill it in Entra, mostly the user principal name or display name.',
  ],
  MissingValues: [
    'A value that must be there is empty in Entra.',
    'Fill it in Entra, mostly the user principal name or display name.',
  ],
  SchemaAttributeNotFound: [
    'The mapping names an attribute that does not exist.',
    'Correct the attribute mapping in Entra.',
  ],
  InternalError: ['Entra itself had trouble.', wait],
  InvalidDomain: ['The person’s domain was refused.', 'Check the user principal name in Entra.'],
  Timeout: ['This server did not answer in time, or the network was slow.', wait],
  LicenseLimitExceeded: ['A limit of licences was reached.', 'Check the licences in Entra.'],
  DuplicateTargetEntries: [
    'More than one person here fits.',
    'Remove the double here, or choose a unique matching attribute in Entra.',
  ],
  DuplicateSourceEntries: ['Two people in Entra have the same matching value.', 'Correct one of the two in Entra.'],
  ImportSkipped: ['Entra left the object out while reading.', 'Check the scoping filter and the licences in Entra.'],
  EntrySynchronizationSkipped: [
    'The person is not in scope, or nothing was to be done.',
    'Assign the person or their group, and check the scoping filter.',
  ],
  RedundantExport: ['Here and in Entra it is already the same.', 'Nothing.'],
  NotEffectivelyEntitled: [
    'The person is not assigned to the application, not even through a group directly.',
    'Assign the person or a group that has them as a direct member; Entra does not look into groups of groups.',
  ],
  SchemaPropertyCanOnlyAcceptValue: [
    'A value is of another kind than the attribute takes.',
    'Correct the attribute mapping in Entra.',
  ],
  [`${prefix}MultipleEntriesInResponse`]: [
    'More than one person here fits.',
    'Remove the double here, or choose a unique matching attribute in Entra.',
  ],
  [`${prefix}ServiceIncompatible`]: [
    'The answer was not SCIM: the address is wrong, or something in between answered.',
    'Check the Tenant URL, and that the proxy passes /scim/ through unchanged.',
  ],
  [`${prefix}BadRequest`]: ['This server refused a value.', activity],
  [`${prefix}CredentialValidationFailure`]: ['The Secret Token was refused.', token],
  [`${prefix}CredentialValidationUnavailable`]: [
    'Entra could not reach this server over the internet.',
    'Check that the public address (DYNASEND_PUBLIC_URL) can be reached over HTTPS from the internet, with a certificate that is valid for it.',
  ],
  CredentialsMissing: ['Tenant URL and Secret Token are not saved.', 'Run “Connect for me” again: it saves them.'],
  EncounteredBaseEscrowThreshold: [
    'Too many changes failed (more than 40,000).',
    'Mend the errors below, then restart provisioning.',
  ],
  EncounteredTotalEscrowThreshold: [
    'Too many changes failed, those of members and managers counted (60,000).',
    'Mend the errors below, then restart provisioning.',
  ],
  EncounteredEscrowProportionThreshold: [
    'More than 40 % of the changes failed.',
    'Mend the errors below, then restart provisioning.',
  ],
  EncounteredQuarantineException: ['Entra could not sign in here, or did not understand the answers.', token],
  QuarantinedOnDemand: [
    'Microsoft put the job in quarantine by hand.',
    'Ask Microsoft’s support, then restart provisioning.',
  ],
  TooManyDeletes: [
    'More people would have been removed than the limit for accidental deletions allows.',
    'See in Entra who left the scope: correct the assignments, or choose “Allow deletes”.',
  ],
  IngestionInterrupted: ['Reading the directory was interrupted.', wait],
  Authentication_RequestFromNonPremiumTenantOrB2CTenant: [
    'The tenant has no Microsoft Entra ID P1, so it has no provisioning logs.',
    'Nothing: provisioning itself works. The activity here shows the same calls.',
  ],
}

const unknown: Line = ['Entra gave a reason that is not in our list.', activity]

/** What a code of Entra means and how it is mended. @param said Entra's own words */
export function explainCode(code: string, said = ''): Explanation {
  const [meaning, mend] = (Object.hasOwn(table, code) ? table[code] : undefined) ?? unknown
  return { code, meaning, mend, said }
}
