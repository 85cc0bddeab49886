// Generated from the admin API by server/src/admin/generated/write-api.ts. Do not edit.

export type Account = { id: string; name: string; role: Role }

export type ActivityDetails = {
  id: string
  scimServerId: string
  at: string
  kind: ActivityKind
  actor: string
  summary: string
  subject: { id: string; kind: 'User' | 'Group'; displayName: string } | null
  outcome: 'ok' | 'refused'
  status: number | null
  count: number
  request: { method: string; path: string; body: string | null } | null
  answer: { status: number; body: string | null } | null
  requestId: string | null
}

export type ActivityKind =
  | 'created'
  | 'updated'
  | 'deactivated'
  | 'reactivated'
  | 'deleted'
  | 'memberAdded'
  | 'memberRemoved'
  | 'groupCreated'
  | 'groupUpdated'
  | 'groupDeleted'
  | 'refused'
  | 'probe'
  | 'reads'
  | 'unchanged'
  | 'operator'

export type ActivityList = { items: ActivityRow[]; nextCursor: string | null; total: number }

export type ActivityRow = {
  id: string
  scimServerId: string
  at: string
  kind: ActivityKind
  actor: string
  summary: string
  subject: { id: string; kind: 'User' | 'Group'; displayName: string } | null
  outcome: 'ok' | 'refused'
  status: number | null
  count: number
}

export type ApiKey = {
  id: string
  name: string
  hint: string
  scopes: 'signatures:read'[]
  createdAt: string
  createdBy: string
  lastUsedAt: string | null
  revokedAt: string | null
  revokedBy: string | null
}

export type AttributeLine = {
  path: string
  label: string
  value: string
  group: 'name' | 'contact' | 'work' | 'address' | 'custom' | 'system'
}

export type AttributeSeen = {
  path: string
  label: string
  people: number
  share: number
  examples: string[]
  kind: 'standard' | 'enterprise' | 'custom'
}

export type AttributesSeen = { items: AttributeSeen[] }

export type AuditEntry = {
  sequence: number
  id: string
  at: string
  operatorId: string
  operatorName: string
  action: string
  subject: string
  words: string
  hash: string
}

export type AuditHead = {
  format: 'dynasend-audit-head-1'
  madeAt: string
  heads: { accountId: string; sequence: number; hash: string; at: string; keyId: string; signature: string }[]
  keys: { keyId: string; publicKey: string; madeAt: string; endorsement: string | null; vouching: string | null }[]
}

export type AuditList = { items: AuditEntry[]; nextCursor: string | null; total: number }

export type AuditState = {
  whole: boolean
  rows: number
  first: number
  last: number
  head: string
  heads: number
  problem: { sequence: number; id: string | null; words: string } | null
  checkedAt: string
  retention: Retention
}

export type ChangeSet = {
  id: string
  name: string
  state: 'open' | 'submitted' | 'published' | 'discarded'
  baseVersion: number
  revision: number
  createdAt: string
  createdBy: string
  updatedAt: string
  updatedBy: string
}

export type CheckLine = {
  id: string
  title: string
  state: 'green' | 'amber' | 'red'
  seen: string
  at: string | null
  mend: string | null
  link: string | null
  details?: { label: string; share: number; missing: number; link: string }[] | undefined
}

export type Checks = { configuration: CheckLine[]; running: CheckLine[] }

export type Condition = {
  id: string
  scimServerId: string
  kind: string
  subject: string
  level: 'red' | 'amber'
  beganAt: string
  endedAt: string | null
  ending: 'recovered' | 'disconnected' | 'accepted' | 'switchedOff' | null
  endedBy: string | null
  toldAt: string | null
  title: string
  seen: string
  meaning: string
  mend: string
  clear: { title: string; seen: string } | null
  links: { text: string; address: string }[]
}

export type ConnectChoices = {
  name: string
  cloud: 'global' | 'us-gov' | 'us-gov-dod' | 'china'
  scope: 'groups' | 'everyone'
  groups: string[]
  allUsers: boolean
  makeAllUsers: boolean
  person: string | null
  stableExternalId: boolean
  attributes: { source: string; target: string }[]
  marks: string[]
  mark: string
}

export type ConnectFindings = {
  at: string
  state: 'green' | 'amber' | 'red'
  job: string
  counts: { key: string; value: number }[]
  quarantine: { code: string; meaning: string; mend: string; said: string; since: string; nextAttempt: string } | null
  lines: {
    at: string
    action: string
    subject: string
    status: string
    problem: { code: string; meaning: string; mend: string; said: string } | null
  }[]
  logs: { code: string; meaning: string; mend: string; said: string } | null
}

export type ConnectRun = {
  steps: {
    id: string
    title: string
    permission: string
    state: 'waiting' | 'toDo' | 'running' | 'already' | 'done' | 'failed'
    words: string
    progress: { words: string; completed: number; total: number } | null
  }[]
  onDemand: {
    person: string
    result: 'success' | 'failure' | 'skipped'
    action: string
    steps: { title: string; state: 'success' | 'failure' | 'skipped'; words: string }[]
    modified: { attribute: string; before: string; after: string }[]
    problem: { code: string; meaning: string; mend: string; said: string } | null
  } | null
}

export type ConnectSession = {
  purpose: 'plan' | 'connect' | 'check' | 'undo'
  cloud: 'global' | 'us-gov' | 'us-gov-dod' | 'china'
  phase: 'code' | 'ready' | 'working' | 'ended'
  code: { userCode: string; verificationUri: string; expiresAt: string } | null
  entraName: string | null
  work: 'plan' | 'connect' | 'check' | 'undo' | 'planUndo' | null
  run: ConnectRun | null
  undo: { name: string; words: string; permission: string }[] | null
  findings: ConnectFindings | null
  problem: { code: string; message: string; whatToDo: string } | null
}

export type ConnectView = {
  setup: {
    state: 'running' | 'stopped' | 'connected' | 'undoing' | 'undone'
    choices: ConnectChoices
    tenantId: string
    beganAt: string
    beganBy: string
    entraName: string
    changedAt: string
    endedAt: string | null
    problem: { code: string; message: string; whatToDo: string } | null
  } | null
  things: {
    id: string
    kind: 'application' | 'job' | 'mapping' | 'secrets' | 'group' | 'assignment' | 'start'
    name: string
    entraId: string | null
    state: 'intended' | 'made' | 'changed' | 'found' | 'removed'
    by: string
    at: string
  }[]
  isInterrupted: boolean
  session: ConnectSession | null
  isRehearsal: boolean
  defaults: ConnectChoices
  attributes: { source: string; title: string; target: string }[]
  marks: { target: string; title: string }[]
}

export type Cycle = {
  id: string
  kind: 'cycle' | 'byHand'
  beganAt: string
  endedAt: string
  running: boolean
  created: number
  updated: number
  disabled: number
  deleted: number
  groupChanges: number
  failed: number
  refused: number
  requests: number
}

export type Cycles = { items: Cycle[] }

export type Delivery = {
  id: string
  event: 'began' | 'ended' | 'test'
  title: string
  channel: 'email' | 'webhook'
  receiver: string
  state: 'waiting' | 'sent' | 'givenUp'
  createdAt: string
  nextAt: string | null
  attempts: { at: string; outcome: 'sent' | 'failed'; status: number | null; problem: string | null }[]
}

export type Erasure = { id: string; personId: string; erasedAt: string; requestedBy: string; state: 'running' | 'done' }

export type ErasureList = { items: Erasure[] }

export type GroupDetails = {
  id: string
  scimServerId: string
  displayName: string
  externalId: string | null
  memberCount: number
  nestedCount: number
  lastModified: string
  source: Source
  created: string
  resource: Record<string, unknown>
  parents: { id: string; displayName: string }[]
  editable: boolean
}

export type GroupList = { items: GroupRow[]; nextCursor: string | null; total: number }

export type GroupRow = {
  id: string
  scimServerId: string
  displayName: string
  externalId: string | null
  memberCount: number
  nestedCount: number
  lastModified: string
  source: Source
}

export type Health = { conditions: Condition[] }

export type HealthServerSettings = { thresholds: HealthThresholds | null; quietUntil: string | null }

export type HealthSettings = {
  receivers: { roles: ('owner' | 'manager' | 'designer' | 'auditor')[]; addresses: string[] }
  thresholds: HealthThresholds
}

export type HealthThresholds = {
  silence: { on: boolean; minutes: number }
  errors: { on: boolean; share: number; atLeast: number }
  emptied: { on: boolean; share: number; atLeast: number }
  withoutEmail: { on: boolean; share: number; atLeast: number }
  leavers: { on: boolean; share: number; atLeast: number }
}

export type HeldBatch = {
  id: string
  scimServerId: string
  state: 'open' | 'closed'
  beganAt: string
  lastAt: string
  closedAt: string | null
  cause: { kind: 'people' | 'group'; name: string | null; lost: number; before: number }
  people: number
  memberships: number
  groups: number
  heldPeople: number
  heldChanges: number
  decisions: HeldDecision[]
}

export type HeldBatchDetails = {
  id: string
  scimServerId: string
  state: 'open' | 'closed'
  beganAt: string
  lastAt: string
  closedAt: string | null
  cause: { kind: 'people' | 'group'; name: string | null; lost: number; before: number }
  people: number
  memberships: number
  groups: number
  heldPeople: number
  heldChanges: number
  decisions: HeldDecision[]
  undecided: { deactivated: number; deleted: number; groupDeleted: number; managerLost: number; memberRemoved: number }
  departments: { value: string; count: number }[]
  memberOf: { id: string; name: string; count: number }[]
  firstRequestId: string
  lastRequestId: string
  cycle: { beganAt: string; endedAt: string; running: boolean } | null
  removal: { days: number } | null
}

export type HeldChange = {
  id: string
  kind: 'deactivated' | 'deleted' | 'groupDeleted' | 'managerLost' | 'memberRemoved'
  state: 'held' | 'released' | 'restored' | 'ended' | 'refused'
  decided: boolean
  personId: string | null
  groupId: string | null
  name: string
  groupName: string | null
  department: string
  at: string
  requestId: string
}

export type HeldDecision = {
  id: string
  kind: 'release' | 'restore'
  at: string
  by: string
  people: number
  changes: number
  done: number
  refused: number
  doneAt: string | null
}

export type HoldSettings = {
  on: boolean
  peopleAtLeast: number
  peopleShare: number
  groupMembers: number
  groupShare: number
}

export type Invitation = { id: string; email: string; role: Role; url: string | null; expiresAt: string }

export type InvitationOffer = {
  accountName: string
  email: string
  role: Role
  expiresAt: string
  hasOperator: boolean
}

export type MemberList = { items: MemberRow[]; nextCursor: string | null; total: number }

export type MemberRow = {
  id: string
  kind: 'User' | 'Group'
  displayName: string
  userName: string | null
  title: string | null
  active: boolean | null
}

export type NoticeTest = { ok: boolean; problem: string | null }

export type OidcSettings = {
  tenantId: string | null
  issuer: string
  clientId: string
  hasClientSecret: boolean
  redirectUri: string
}

export type Operator = {
  id: string
  name: string
  email: string
  role: Role
  lastSignIn: string | null
  twoFactor: boolean
}

export type Overview = {
  people: { total: number; active: number; inactive: number; manual: number }
  groups: number
  lastCycle: {
    scimServerId: string
    at: string
    created: number
    updated: number
    removed: number
    failed: number
  } | null
  nextCycleExpected: string | null
  changesPerDay: { day: string; created: number; updated: number; removed: number; refused: number }[]
  attention: { level: 'amber' | 'red'; title: string; detail: string; link: string }[]
  scimServers: ScimServerSummary[]
}

export type PeopleFacets = { departments: { value: string; count: number }[] }

export type Person = {
  id: string
  scimServerId: string
  displayName: string
  userName: string
  email: string | null
  title: string | null
  department: string | null
  phone: string | null
  location: string | null
  active: boolean
  source: Source
  lastModified: string
  attributes: AttributeLine[]
  groups: { id: string; displayName: string; type: 'direct' | 'indirect' }[]
  manager: { id: string; displayName: string } | null
  reports: { items: { id: string; displayName: string; title: string | null }[]; total: number }
  resource: Record<string, unknown>
  editable: boolean
  readOnlyReason: string | null
  created: string
}

export type PersonEvent = {
  at: string
  kind: 'created' | 'updated' | 'deactivated' | 'reactivated' | 'deleted' | 'memberAdded' | 'memberRemoved' | 'released'
  by: string
  changes: { path: string; label: string; before: string | null; after: string | null }[]
  activityId: string | null
}

export type PersonEventList = { items: PersonEvent[]; nextCursor: string | null; total: number }

export type PersonList = { items: PersonRow[]; nextCursor: string | null; total: number }

export type PersonRow = {
  id: string
  scimServerId: string
  displayName: string
  userName: string
  email: string | null
  title: string | null
  department: string | null
  phone: string | null
  location: string | null
  active: boolean
  source: Source
  lastModified: string
}

export type Problem = {
  error: {
    code:
      | 'not_found'
      | 'invalid'
      | 'forbidden'
      | 'unauthenticated'
      | 'conflict'
      | 'unavailable'
      | 'too_many_requests'
      | 'internal'
    message: string
    what_to_do?: string | undefined
    fields?: Record<string, string> | undefined
    requestId: string
  }
}

export type Retention = { auditDays: number; activityDays: number; goneDays: number }

export type Role = 'owner' | 'manager' | 'designer' | 'auditor'

export type ScimServer = {
  id: string
  name: string
  state: 'connected' | 'disconnected'
  tenantUrl: string
  people: number
  groups: number
  lastCallAt: string | null
  settings: ScimServerSettings
  tokens: ScimToken[]
  tokenEndpoint: string
  clientId: string
  workloadIdentity: WorkloadIdentityState | null
  created: string
  publicUrlProblem: string | null
}

export type ScimServerSettings = {
  leavers: 'keep' | 'remove'
  leaverDays: number
  acceptNestedGroups: boolean
  patchAnswer: 200 | 204
  groupMemberships: boolean
  hold: HoldSettings
}

export type ScimServerSummary = {
  id: string
  name: string
  state: 'connected' | 'disconnected'
  tenantUrl: string
  people: number
  groups: number
  lastCallAt: string | null
}

export type ScimToken = {
  id: string
  kind: 'scim' | 'client'
  hint: string
  createdAt: string
  createdBy: string
  lastUsedAt: string | null
  revokedAt: string | null
  expiresAt: string | null
}

export type Session = {
  operator: {
    id: string
    name: string
    email: string
    twoFactor: boolean
    mayDefinePassword: boolean
    installationOwner: boolean
  }
  accounts: { id: string; name: string; role: Role }[]
}

export type SignInOptions = { password: boolean; microsoft: { name: string } | null }

export type SignatureArchive = {
  id: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped' | 'expired'
  clients: ('outlook' | 'thunderbird' | 'appleMail')[]
  total: number
  done: number
  result: { bytes: number; people: number; until: string } | null
  problem: string | null
  createdAt: string
  createdBy: string
}

export type SignatureBanner = {
  id: string
  name: string
  image: string
  alt: string
  link: string
  from: string | null
  to: string | null
  timeZone: string
  weight: number
}

export type SignatureCondition =
  | { all: SignatureCondition[] }
  | { any: SignatureCondition[] }
  | { not: SignatureCondition }
  | {
      attribute: string
      operator: 'equals' | 'oneOf' | 'startsWith' | 'endsWith' | 'contains' | 'matches' | 'isEmpty'
      values: string[]
    }
  | {
      field: string
      operator: 'equals' | 'oneOf' | 'startsWith' | 'endsWith' | 'contains' | 'matches' | 'isEmpty'
      values: string[]
    }
  | { memberOf: { id: string; name: string }[] }
  | { location: string[] }
  | { program: string[] }

export type SignatureConditionTrace = { words: string; met: boolean; parts: SignatureConditionTrace[] }

export type SignatureConfiguration = {
  settings: SignatureSettings
  fields: SignatureField[]
  programs: SignatureProgram[]
  locations: SignatureLocation[]
  banners: SignatureBanner[]
  texts: SignatureText[]
  rules: { location: SignatureRule[]; program: SignatureRule[]; banner: SignatureRule[]; text: SignatureRule[] }
  images: SignatureImage[]
}

export type SignatureDraftFinding = {
  code: string
  severity: 'error' | 'warning' | 'note'
  file: string
  line: number
  column: number
  message: string
  mend: string
}

export type SignatureDryRun = {
  id: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped'
  total: number
  done: number
  tally: SignatureDryRunTally | null
  problem: string | null
  revision: number
  version: number
  createdAt: string
  createdBy: string
}

export type SignatureDryRunPerson = {
  personId: string
  name: string
  kind: 'changed' | 'gained' | 'lost' | 'failed' | 'none'
  limits: string[]
  variants: string[]
  problem: string
}

export type SignatureDryRunTally = {
  people: number
  outcomes: { unchanged: number; changed: number; gained: number; lost: number; failed: number; none: number }
  over: { gmail: number; outlook: number }
  variants: { new: number; reply: number; internal: number }
}

export type SignatureEdited = { revision: number }

export type SignatureEdition = { version: number; changeSet: ChangeSet | null; configuration: SignatureConfiguration }

export type SignatureFacts = {
  program: string | null
  fields: Record<string, string>
  location: Record<string, string>
  banner: { src: string; width: number; height: number; alt: string; link: string } | null
  texts: { html: string; text: string | null }[]
  images: Record<string, { src: string; width: number; height: number }>
}

export type SignatureField = {
  id: string
  label: string
  kind: 'text' | 'number' | 'phone' | 'email' | 'link' | 'image' | 'choice' | 'yesNo'
  choices: string[]
  pattern: string | null
  maximumLength: number
  placeholder: string
  help: string
  hint: string
  hidden: boolean
  required: boolean
  default: string | null
  truth: 'directory' | 'employee' | 'hybrid'
  mayHide: boolean
  from: {
    path: string
    transforms: (
      | { do: 'case'; to: 'upper' | 'lower' | 'title' }
      | { do: 'phone'; country: string | null; format: 'international' | 'national' | 'e164' }
      | { do: 'prefix'; text: string }
      | { do: 'suffix'; text: string }
      | { do: 'replace'; find: string; with: string }
    )[]
  }[]
}

export type SignatureFieldSample = {
  fieldId: string
  filled: number
  people: number
  problems: number
  examples: SignatureSampledValue[]
}

export type SignatureFileChange = {
  path: string
  kind: 'added' | 'changed' | 'removed'
  picture: boolean
  before: string | null
  after: string | null
}

export type SignatureFileDiff = {
  before: string | null
  after: string | null
  pieces: { kind: 'same' | 'added' | 'removed'; before: number | null; after: number | null; text: string }[][]
}

export type SignatureFinding = {
  code: string
  severity: 'error' | 'warning' | 'note'
  file: string
  line: number | null
  column: number | null
  message: string
  mend: string
}

export type SignatureImage = { name: string; hash: string; width: number; height: number; bytes: number }

export type SignatureImageEdited = { revision: number; image: SignatureImage }

export type SignatureLikeValues = {
  name: string
  people: number
  spellings: { value: string; people: number; slip: boolean }[]
}

export type SignatureLocation = { id: string; name: string; values: Record<string, string> }

export type SignatureLocationSuggestion = {
  kind: 'new' | 'extend'
  location: SignatureLocation
  rule: SignatureRule
  people: number
  spellings: { value: string; people: number; slip: boolean }[]
}

export type SignatureLocationSuggestions = { attribute: string; items: SignatureLocationSuggestion[] }

export type SignatureMessage = {
  id: string
  webhook: string
  kind: 'changes' | 'test'
  state: 'waiting' | 'sent' | 'givenUp'
  changes: number
  createdAt: string
  tries: { at: string; ok: boolean; status: number | null; problem: string | null }[]
}

export type SignatureOrigin = 'directory' | 'employee' | 'default' | 'hidden' | 'marker' | 'empty' | 'invalid'

export type SignaturePerson = {
  personId: string
  name: string
  email: string | null
  state: SignatureState
  version: number
  programId: string | null
  locationId: string | null
  problems: SignatureProblem[]
  changedAt: string
}

export type SignaturePersonCompared = {
  before: {
    variants: {
      new: { html: string; text: string }
      reply: { html: string; text: string }
      internal: { html: string; text: string }
    } | null
    problems: { code: string; place: string; message: string }[]
  }
  after: {
    variants: {
      new: { html: string; text: string }
      reply: { html: string; text: string }
      internal: { html: string; text: string }
    } | null
    problems: { code: string; place: string; message: string }[]
  }
}

export type SignaturePersonField = {
  fieldId: string
  label: string
  value: string
  origin: SignatureOrigin
  path: string | null
  directoryValue: string
  problem: string | null
  truth: 'directory' | 'employee' | 'hybrid'
  own: { value: string | null; setAt: string } | null
}

export type SignaturePersonFields = { items: SignaturePersonField[] }

export type SignaturePhoto = { userId: string; name: string; setAt: string; hash: string }

export type SignaturePicture = { name: string; hash: string; width: number; height: number; bytes: number; src: string }

export type SignatureProblem = { code: string; place: string; message: string }

export type SignatureProgram = {
  id: string
  name: string
  description: string
  style: string
  blocks: {
    look: {
      font: 'Arial' | 'Calibri' | 'Georgia' | 'Segoe UI' | 'Tahoma' | 'Verdana'
      size: number
      colour: string
      accent: string
      width: number
    }
    beside: { kind: 'image'; source: string; alt: string; width: number; link: string; round: boolean } | null
    rows: (
      | {
          kind: 'fields'
          parts: { field: string; label: string; look: 'plain' | 'strong' | 'accent' | 'small' }[]
          separator: string
        }
      | { kind: 'image'; source: string; alt: string; width: number; link: string; round: boolean }
      | { kind: 'links'; links: { label: string; field: string | null; address: string | null }[]; separator: string }
      | { kind: 'words'; words: string; look: 'plain' | 'strong' | 'accent' | 'small' }
      | { kind: 'banner' }
      | { kind: 'texts' }
      | { kind: 'line' }
      | { kind: 'space'; height: number }
    )[]
  } | null
  templates: {
    new: { html: string; text: string | null }
    reply: { html: string; text: string | null } | null
    internal: { html: string; text: string | null } | null
  }
}

export type SignatureReview = {
  inForce: number
  state: 'open' | 'submitted' | 'published' | 'discarded'
  revision: number
  files: SignatureFileChange[]
  conflicts: string[]
  findings: SignatureFinding[]
  approval: boolean
  submitted: {
    by: string
    byMe: boolean
    at: string
    comment: string
    decision: { kind: 'approved' | 'refused'; by: string; at: string; reason: string } | null
  } | null
  dryRun: SignatureDryRun | null
}

export type SignatureRule = { id: string; name: string; when: SignatureCondition; give: string[]; off: boolean }

export type SignatureRulePeople = { items: SignatureRulePerson[]; nextCursor: string | null; total: number }

export type SignatureRulePerson = {
  id: string
  displayName: string
  title: string | null
  department: string | null
  location: string | null
  ruleId: string | null
  given: string[]
  givenNow: string[]
}

export type SignatureRuleProblem = {
  slot: SignatureSlot
  ruleId: string
  index: number
  place: string
  message: string
}

export type SignatureRuleTrace = {
  ruleId: string
  name: string
  matched: boolean
  failedAt: string | null
  outcome: 'matched' | 'failed' | 'off' | 'notReached'
  condition: SignatureConditionTrace | null
}

export type SignatureRulesDryRun = {
  at: string
  people: number
  changed: number
  slots: {
    location: SignatureSlotTally
    program: SignatureSlotTally
    banner: SignatureSlotTally
    text: SignatureSlotTally
  }
  problems: SignatureRuleProblem[]
}

export type SignatureRulesWhy = {
  displayName: string
  active: boolean
  slots: {
    location: { given: string[]; rules: SignatureRuleTrace[] }
    program: { given: string[]; rules: SignatureRuleTrace[] }
    banner: { given: string[]; rules: SignatureRuleTrace[] }
    text: { given: string[]; rules: SignatureRuleTrace[] }
  }
  validUntil: string | null
}

export type SignatureSampledValue = {
  personId: string
  displayName: string
  value: string
  origin: SignatureOrigin
  path: string | null
  directoryValue: string
  problem: string | null
}

export type SignatureSettings = {
  emptyMarkers: string[]
  country: string | null
  locationFields: { id: string; label: string; kind: 'text' | 'phone' | 'email' | 'link' | 'image' }[]
  approval: boolean
  clients: ('outlookWindows' | 'outlookMac' | 'outlookWeb' | 'outlookMobile' | 'gmail' | 'appleMail' | 'thunderbird')[]
}

export type SignatureSlot = 'location' | 'program' | 'banner' | 'text'

export type SignatureSlotTally = {
  rules: { id: string; people: number }[]
  targets: { id: string; people: number }[]
  undecided: number
  changed: number
}

export type SignatureState = 'ready' | 'none' | 'kept' | 'failed' | 'inactive'

export type SignatureText = { id: string; name: string; html: string; text: string | null }

export type SignatureValues = { items: SignatureLikeValues[]; complete: boolean }

export type SignatureVersion = {
  number: number
  comment: string
  publishedAt: string
  publishedBy: string
  approvedBy: string | null
  restoredFrom: number | null
  people: number | null
}

export type SignatureWebhook = {
  id: string
  name: string
  url: string
  enabled: boolean
  trouble: string | null
  cursor: string | null
  createdAt: string
  createdBy: string
}

export type SignaturesOverview = {
  inForce: { number: number; comment: string; publishedAt: string | null; publishedBy: string | null }
  counts: { ready: number; none: number; kept: number; failed: number; inactive: number }
  withProblems: number
  behindSeconds: number
  isConnected: boolean
  jobs: {
    id: string
    kind: 'render' | 'dryRun' | 'archive'
    cause: string | null
    total: number
    done: number
    startedAt: string
  }[]
  changes: {
    id: string
    at: string
    personId: string
    name: string | null
    kind: 'created' | 'changed' | 'removed'
    cause: string
  }[]
}

export type Source = 'scim' | 'manual'

export type StoredSignature = {
  personId: string
  name: string
  email: string | null
  state: SignatureState | null
  version: number
  programId: string | null
  locationId: string | null
  problems: SignatureProblem[]
  changedAt: string
  renderedAt: string | null
  signatures: {
    new: { html: string; text: string; hash: string }
    reply: { html: string; text: string; hash: string }
    internal: { html: string; text: string; hash: string }
  } | null
}

export type Webhook = {
  id: string
  name: string
  url: string
  enabled: boolean
  trouble: string | null
  createdAt: string
  createdBy: string
}

export type WorkloadIdentity = {
  cloud: 'global' | 'usGovernment' | 'china' | 'operator'
  tenantId: string
  applicationId: string
  subject: string | null
  direct: boolean
}

export type WorkloadIdentityState = {
  cloud: 'global' | 'usGovernment' | 'china' | 'operator'
  tenantId: string
  applicationId: string
  subject: string | null
  direct: boolean
  createdAt: string
  createdBy: string
  lastUsedAt: string | null
  lastRefusal: { reason: string; at: string } | null
}

export interface Routes {
  /** Create the first owner and account with the one-time link; signs them in */
  'POST /api/setup': {
    params: undefined
    query: undefined
    body: { token: string; name: string; email: string; password: string; accountName: string }
    answer: { accountId: string }
  }
  /** Whether the first owner is still to be created */
  'GET /api/setup': {
    params: undefined
    query: undefined
    body: undefined
    answer: { needed: boolean }
  }
  /** Sign in with a one-time link */
  'POST /api/one-time-sign-in': {
    params: undefined
    query: undefined
    body: { token: string }
    answer: undefined
  }
  /** Choose a password after signing in by a one-time link; other sessions end */
  'POST /api/session/password': {
    params: undefined
    query: undefined
    body: { newPassword: string }
    answer: undefined
  }
  /** Who is signed in, and the accounts they may open */
  'GET /api/session': {
    params: undefined
    query: undefined
    body: undefined
    answer: Session
  }
  /** The ways to sign in that this installation offers */
  'GET /api/sign-in-options': {
    params: undefined
    query: undefined
    body: undefined
    answer: SignInOptions
  }
  /** Create another account; the caller becomes its owner */
  'POST /api/accounts': {
    params: undefined
    query: undefined
    body: { name: string }
    answer: Account
  }
  /** Rename an account */
  'PATCH /api/accounts/{accountId}': {
    params: { accountId: string }
    query: undefined
    body: { name: string }
    answer: Account
  }
  /** Change an operator's role */
  'PATCH /api/accounts/{accountId}/operators/{operatorId}': {
    params: { accountId: string; operatorId: string }
    query: undefined
    body: { role: Role }
    answer: Operator
  }
  /** Take an operator out of the account */
  'DELETE /api/accounts/{accountId}/operators/{operatorId}': {
    params: { accountId: string; operatorId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** The people who may sign in to this account */
  'GET /api/accounts/{accountId}/operators': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: Operator[] }
  }
  /** Accept an invitation, as the signed-in operator or as a new one; signs a new one in */
  'POST /api/invitations/accept': {
    params: undefined
    query: undefined
    body: { token: string; name?: string | undefined; password?: string | undefined }
    answer: { accountId: string }
  }
  /** Invite somebody by a link that is shown once */
  'POST /api/accounts/{accountId}/invitations': {
    params: { accountId: string }
    query: undefined
    body: { email: string; role: Role }
    answer: Invitation
  }
  /** Invitations that were not accepted yet */
  'GET /api/accounts/{accountId}/invitations': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: Invitation[] }
  }
  /** Withdraw an invitation */
  'DELETE /api/accounts/{accountId}/invitations/{invitationId}': {
    params: { accountId: string; invitationId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** What an invitation link invites to */
  'GET /api/invitations/{token}': {
    params: { token: string }
    query: undefined
    body: undefined
    answer: InvitationOffer
  }
  /** Switch sign-in with Microsoft off */
  'DELETE /api/settings/oidc': {
    params: undefined
    query: undefined
    body: undefined
    answer: undefined
  }
  /** How operators sign in with Microsoft */
  'GET /api/settings/oidc': {
    params: undefined
    query: undefined
    body: undefined
    answer: { settings: OidcSettings | null; redirectUri: string }
  }
  /** Set up sign-in with Microsoft */
  'PUT /api/settings/oidc': {
    params: undefined
    query: undefined
    body: {
      tenantId?: string | undefined
      issuer?: string | undefined
      clientId: string
      clientSecret?: string | undefined
    }
    answer: OidcSettings
  }
  /** Read the provider's configuration and say whether it fits */
  'POST /api/settings/oidc/test': {
    params: undefined
    query: undefined
    body: {
      tenantId?: string | undefined
      issuer?: string | undefined
      clientId: string
      clientSecret?: string | undefined
    }
    answer: { ok: boolean; message: string; what_to_do: string | null }
  }
  /** Numbers, changes of 30 days, and what needs attention */
  'GET /api/accounts/{accountId}/overview': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: Overview
  }
  /** Delete a manual person */
  'DELETE /api/accounts/{accountId}/users/{userId}': {
    params: { accountId: string; userId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Edit a manual person; null or an empty text clears an attribute */
  'PATCH /api/accounts/{accountId}/users/{userId}': {
    params: { accountId: string; userId: string }
    query: undefined
    body: { attributes: Record<string, string | null> }
    answer: Person
  }
  /** Everything that is known of one person */
  'GET /api/accounts/{accountId}/users/{userId}': {
    params: { accountId: string; userId: string }
    query: undefined
    body: undefined
    answer: Person
  }
  /** The departments that occur, most people first (at most 200) */
  'GET /api/accounts/{accountId}/users/facets': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: PeopleFacets
  }
  /** What changed when, newest first */
  'GET /api/accounts/{accountId}/users/{userId}/history': {
    params: { accountId: string; userId: string }
    query: { cursor?: string | undefined; limit?: number | undefined }
    body: undefined
    answer: PersonEventList
  }
  /** Search, filter and sort people */
  'GET /api/accounts/{accountId}/users': {
    params: { accountId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      search?: string | undefined
      active?: 'true' | 'false' | undefined
      scimServer?: string | undefined
      group?: string | undefined
      department?: string | undefined
      source?: Source | undefined
      missing?: 'email' | 'name' | 'title' | 'phone' | undefined
      sort?:
        | 'name'
        | '-name'
        | 'userName'
        | '-userName'
        | 'title'
        | '-title'
        | 'department'
        | '-department'
        | 'lastModified'
        | '-lastModified'
        | undefined
    }
    body: undefined
    answer: PersonList
  }
  /** One group, without its members */
  'GET /api/accounts/{accountId}/groups/{groupId}': {
    params: { accountId: string; groupId: string }
    query: undefined
    body: undefined
    answer: GroupDetails
  }
  /** Search and sort groups */
  'GET /api/accounts/{accountId}/groups': {
    params: { accountId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      search?: string | undefined
      scimServer?: string | undefined
      sort?: 'name' | '-name' | 'lastModified' | '-lastModified' | undefined
    }
    body: undefined
    answer: GroupList
  }
  /** A group's direct members */
  'GET /api/accounts/{accountId}/groups/{groupId}/members': {
    params: { accountId: string; groupId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      search?: string | undefined
      kind?: 'User' | 'Group' | undefined
    }
    body: undefined
    answer: MemberList
  }
  /** Add a client secret for the token endpoint; two may live at a time. Reveal and revoke it as a token */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/client-secrets': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: { id: string; clientSecret: string }
  }
  /** Change name or settings */
  'PATCH /api/accounts/{accountId}/scim-servers/{scimServerId}': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: {
      name?: string | undefined
      settings?:
        | {
            leavers?: 'keep' | 'remove' | undefined
            leaverDays?: number | undefined
            acceptNestedGroups?: boolean | undefined
            patchAnswer?: 200 | 204 | undefined
            groupMemberships?: boolean | undefined
            hold?: HoldSettings | undefined
          }
        | undefined
    }
    answer: ScimServer
  }
  /** One SCIM server with its tokens (never their text) */
  'GET /api/accounts/{accountId}/scim-servers/{scimServerId}': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: ScimServer
  }
  /** Create a SCIM server with its first Secret Token */
  'POST /api/accounts/{accountId}/scim-servers': {
    params: { accountId: string }
    query: undefined
    body: {
      name: string
      settings?:
        | {
            leavers?: 'keep' | 'remove' | undefined
            leaverDays?: number | undefined
            acceptNestedGroups?: boolean | undefined
            patchAnswer?: 200 | 204 | undefined
            groupMemberships?: boolean | undefined
            hold?: HoldSettings | undefined
          }
        | undefined
    }
    answer: { server: ScimServer; secretToken: string }
  }
  /** The account's SCIM servers */
  'GET /api/accounts/{accountId}/scim-servers': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: ScimServer[] }
  }
  /** Stop accepting calls; people stay and become manual */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/disconnect': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: ScimServer
  }
  /** The two final checks, with evidence and the mend */
  'GET /api/accounts/{accountId}/scim-servers/{scimServerId}/checks': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: Checks
  }
  /** Accept calls again; people become read-only */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/reconnect': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: ScimServer
  }
  /** End the sign-in by workload identity at once */
  'DELETE /api/accounts/{accountId}/scim-servers/{scimServerId}/workload-identity': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Let Entra sign in with its own identity, or change what is asked of it */
  'PUT /api/accounts/{accountId}/scim-servers/{scimServerId}/workload-identity': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: WorkloadIdentity
    answer: ScimServer
  }
  /** Show a Secret Token again; the reading is recorded */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/tokens/{tokenId}/reveal': {
    params: { accountId: string; scimServerId: string; tokenId: string }
    query: undefined
    body: undefined
    answer: { secretToken: string }
  }
  /** Revoke a Secret Token at once */
  'DELETE /api/accounts/{accountId}/scim-servers/{scimServerId}/tokens/{tokenId}': {
    params: { accountId: string; scimServerId: string; tokenId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Add a second Secret Token; two may live at a time */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/tokens': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: { id: string; secretToken: string }
  }
  /** One call with its request and answer, secrets removed */
  'GET /api/accounts/{accountId}/activity/{activityId}': {
    params: { accountId: string; activityId: string }
    query: undefined
    body: undefined
    answer: ActivityDetails
  }
  /** Calls in plain words, newest first; with `after` only what came since */
  'GET /api/accounts/{accountId}/activity': {
    params: { accountId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      scimServer?: string | undefined
      kind?: ActivityKind | undefined
      outcome?: 'ok' | 'refused' | undefined
      person?: string | undefined
      search?: string | undefined
      after?: string | undefined
      from?: string | undefined
      to?: string | undefined
    }
    body: undefined
    answer: ActivityList
  }
  /** The same as CSV, safe against spreadsheet formulas */
  'GET /api/accounts/{accountId}/attributes-seen.csv': {
    params: { accountId: string }
    query: { scimServer?: string | undefined }
    body: undefined
    answer: string
  }
  /** Each SCIM path that arrived, how many people have it, and examples */
  'GET /api/accounts/{accountId}/attributes-seen': {
    params: { accountId: string }
    query: { scimServer?: string | undefined }
    body: undefined
    answer: AttributesSeen
  }
  /** Say that it was meant: the condition ends and is not told again */
  'POST /api/accounts/{accountId}/health/conditions/{conditionId}/accept': {
    params: { accountId: string; conditionId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Add a webhook; its signing secret is shown once */
  'POST /api/accounts/{accountId}/health/webhooks': {
    params: { accountId: string }
    query: undefined
    body: { name: string; url: string }
    answer: { id: string; secret: string }
  }
  /** Webhooks that are told */
  'GET /api/accounts/{accountId}/health/webhooks': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: Webhook[] }
  }
  /** What is wrong now, and what was; open conditions first */
  'GET /api/accounts/{accountId}/health': {
    params: { accountId: string }
    query: { scimServer?: string | undefined }
    body: undefined
    answer: Health
  }
  /** Who is told, and from which numbers on */
  'GET /api/accounts/{accountId}/health/settings': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { settings: HealthSettings; mailIsSet: boolean }
  }
  /** Change who is told, and from which numbers on */
  'PUT /api/accounts/{accountId}/health/settings': {
    params: { accountId: string }
    query: undefined
    body: HealthSettings
    answer: HealthSettings
  }
  /** What one SCIM server does differently */
  'GET /api/accounts/{accountId}/scim-servers/{scimServerId}/health-settings': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: HealthServerSettings
  }
  /** Numbers of its own, and quiet until a moment */
  'PUT /api/accounts/{accountId}/scim-servers/{scimServerId}/health-settings': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: HealthServerSettings
    answer: HealthServerSettings
  }
  /** Entra's cycles of the last 30 days, newest first */
  'GET /api/accounts/{accountId}/scim-servers/{scimServerId}/cycles': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: Cycles
  }
  /** The last 100 notices with each try */
  'GET /api/accounts/{accountId}/health/deliveries': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: Delivery[] }
  }
  /** Remove a webhook */
  'DELETE /api/accounts/{accountId}/health/webhooks/{webhookId}': {
    params: { accountId: string; webhookId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Switch a webhook on or off */
  'PATCH /api/accounts/{accountId}/health/webhooks/{webhookId}': {
    params: { accountId: string; webhookId: string }
    query: undefined
    body: { enabled: boolean }
    answer: undefined
  }
  /** Send a test to your own address now */
  'POST /api/accounts/{accountId}/health/test-mail': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: NoticeTest
  }
  /** Send a signed test now */
  'POST /api/accounts/{accountId}/health/webhooks/{webhookId}/test': {
    params: { accountId: string; webhookId: string }
    query: undefined
    body: undefined
    answer: NoticeTest
  }
  /** Let it happen, or put them back; everything that is held, or some people and groups */
  'POST /api/accounts/{accountId}/held-changes/{batchId}/decisions': {
    params: { accountId: string; batchId: string }
    query: undefined
    body: { decision: 'release' | 'restore'; ids?: string[] | undefined }
    answer: { id: string; people: number; changes: number }
  }
  /** One batch: how many, who by department and group, since when, by which calls, and what was decided */
  'GET /api/accounts/{accountId}/held-changes/{batchId}': {
    params: { accountId: string; batchId: string }
    query: undefined
    body: undefined
    answer: HeldBatchDetails
  }
  /** What was taken away in masses: batches that are held first, then newest first */
  'GET /api/accounts/{accountId}/held-changes': {
    params: { accountId: string }
    query: { cursor?: string | undefined; limit?: number | undefined }
    body: undefined
    answer: { items: HeldBatch[]; nextCursor: string | null; total: number }
  }
  /** The people, memberships or groups of one batch, by name */
  'GET /api/accounts/{accountId}/held-changes/{batchId}/changes': {
    params: { accountId: string; batchId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      what?: 'people' | 'memberships' | 'groups' | undefined
      search?: string | undefined
      department?: string | undefined
      state?: 'held' | undefined
    }
    body: undefined
    answer: { items: HeldChange[]; nextCursor: string | null; total: number }
  }
  /** Begin a sign-in to Entra with a device code; tokens stay in the memory of the server */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/sign-in': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: {
      purpose: 'plan' | 'connect' | 'check' | 'undo'
      cloud: 'global' | 'us-gov' | 'us-gov-dod' | 'china'
      tenant: string
      makesGroup: boolean
    }
    answer: ConnectView
  }
  /** Stop what runs and forget the sign-in; it goes on after a new one */
  'DELETE /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/sign-in': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Begin to read job status, quarantine and newest log lines */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/check': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: ConnectView
  }
  /** Groups in Entra whose name begins so, at most 20 */
  'GET /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/groups': {
    params: { accountId: string; scimServerId: string }
    query: { search?: string | undefined }
    body: undefined
    answer: { items: { id: string; displayName: string }[] }
  }
  /** People in Entra whose name begins so, at most 20 */
  'GET /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/people': {
    params: { accountId: string; scimServerId: string }
    query: { search?: string | undefined }
    body: undefined
    answer: { items: { id: string; displayName: string; userPrincipalName: string }[] }
  }
  /** What was set up in Entra, by whom and when, and how far a running set-up is */
  'GET /api/accounts/{accountId}/scim-servers/{scimServerId}/connect': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: ConnectView
  }
  /** Begin to look what would be changed; touches nothing */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/plan': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: { choices: ConnectChoices }
    answer: ConnectView
  }
  /** Begin to look what would be taken back */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/plan-undo': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: ConnectView
  }
  /** Begin or go on: change in Entra what differs from the choices */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/run': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: { choices: ConnectChoices }
    answer: ConnectView
  }
  /** Begin to take back in Entra what was made here */
  'POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/undo': {
    params: { accountId: string; scimServerId: string }
    query: undefined
    body: undefined
    answer: ConnectView
  }
  /** For how many days audit log, activity and the history of deleted people are kept */
  'PUT /api/accounts/{accountId}/audit/retention': {
    params: { accountId: string }
    query: undefined
    body: Retention
    answer: Retention
  }
  /** The audit log as CSV, oldest first, safe against spreadsheet formulas; at most 50,000 rows */
  'GET /api/accounts/{accountId}/audit.csv': {
    params: { accountId: string }
    query: {
      action?: string | undefined
      operator?: string | undefined
      subject?: string | undefined
      search?: string | undefined
      from?: string | undefined
      to?: string | undefined
    }
    body: undefined
    answer: string
  }
  /** The audit log as JSON lines with all that its hashes are made of; at most 50,000 rows */
  'GET /api/accounts/{accountId}/audit.jsonl': {
    params: { accountId: string }
    query: {
      action?: string | undefined
      operator?: string | undefined
      subject?: string | undefined
      search?: string | undefined
      from?: string | undefined
      to?: string | undefined
    }
    body: undefined
    answer: string
  }
  /** Whether the chain is as it was written, and how long records are kept */
  'GET /api/accounts/{accountId}/audit/state': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: AuditState
  }
  /** What operators did in this account, newest first */
  'GET /api/accounts/{accountId}/audit': {
    params: { accountId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      action?: string | undefined
      operator?: string | undefined
      subject?: string | undefined
      search?: string | undefined
      from?: string | undefined
      to?: string | undefined
    }
    body: undefined
    answer: AuditList
  }
  /** Sign-ins, settings of the installation, restores; newest first */
  'GET /api/installation/audit': {
    params: undefined
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      action?: string | undefined
      operator?: string | undefined
      subject?: string | undefined
      search?: string | undefined
      from?: string | undefined
      to?: string | undefined
    }
    body: undefined
    answer: AuditList
  }
  /** Sign the present end of the chain; to be kept elsewhere */
  'POST /api/accounts/{accountId}/audit/head': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: AuditHead
  }
  /** Forget one person for good, also in backups that are restored later */
  'POST /api/accounts/{accountId}/users/{userId}/erase': {
    params: { accountId: string; userId: string }
    query: undefined
    body: { userName: string }
    answer: Erasure
  }
  /** Everything that is held about one person; recorded in the audit log */
  'GET /api/accounts/{accountId}/users/{userId}/export': {
    params: { accountId: string; userId: string }
    query: undefined
    body: undefined
    answer: Record<string, unknown>
  }
  /** Whom this account has forgotten, by id; the last 200 */
  'GET /api/accounts/{accountId}/erasures': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: ErasureList
  }
  /** Begin a change set on what is published now */
  'POST /api/accounts/{accountId}/signatures/change-sets': {
    params: { accountId: string }
    query: undefined
    body: { name: string }
    answer: ChangeSet
  }
  /** Change sets that are open or wait for approval, newest change first */
  'GET /api/accounts/{accountId}/signatures/change-sets': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: ChangeSet[] }
  }
  /** Give a change set up; what is published stays as it is */
  'DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** What signatures are made of: as published, or with a change set on top */
  'GET /api/accounts/{accountId}/signatures/configuration': {
    params: { accountId: string }
    query: { changeSet?: string | undefined }
    body: undefined
    answer: SignatureEdition
  }
  /** How signatures stand: who has one, what is in force, what changed last, and what is being worked on */
  'GET /api/accounts/{accountId}/signatures': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: SignaturesOverview
  }
  /** Somebody's signature as it is served, in every variant */
  'GET /api/accounts/{accountId}/signatures/people/{userId}': {
    params: { accountId: string; userId: string }
    query: undefined
    body: undefined
    answer: StoredSignature
  }
  /** People by how their signature stands, with what is to be mended; by name */
  'GET /api/accounts/{accountId}/signatures/people': {
    params: { accountId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      state?: SignatureState | undefined
      what?: 'problems' | undefined
    }
    body: undefined
    answer: { items: SignaturePerson[]; nextCursor: string | null; total: number }
  }
  /** The same of an attribute as CSV, safe against spreadsheet formulas */
  'GET /api/accounts/{accountId}/signatures/rules/values.csv': {
    params: { accountId: string }
    query: { attribute?: string | undefined }
    body: undefined
    answer: string
  }
  /** Who gets what over everybody: counts per rule and target, who matched nothing, who would change */
  'GET /api/accounts/{accountId}/signatures/rules/dry-run': {
    params: { accountId: string }
    query: { changeSet?: string | undefined }
    body: undefined
    answer: SignatureRulesDryRun
  }
  /** The people of one number of the dry run, page by page */
  'GET /api/accounts/{accountId}/signatures/rules/people': {
    params: { accountId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      changeSet?: string | undefined
      slot?: SignatureSlot | undefined
      show?: 'undecided' | 'changed' | 'rule' | 'target' | 'everybody' | undefined
      which?: string | undefined
    }
    body: undefined
    answer: SignatureRulePeople
  }
  /** Values that people have in an attribute or field, those that mean the same together */
  'GET /api/accounts/{accountId}/signatures/rules/values': {
    params: { accountId: string }
    query: { changeSet?: string | undefined; attribute?: string | undefined; field?: string | undefined }
    body: undefined
    answer: SignatureValues
  }
  /** All rules of one slot, in their order; the first that matches decides */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/rules': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: { revision: number; slot: SignatureSlot; rules: SignatureRule[] }
    answer: SignatureEdited
  }
  /** What somebody gets, the rule that decided, and where each other one failed */
  'GET /api/accounts/{accountId}/signatures/rules/why/{userId}': {
    params: { accountId: string; userId: string }
    query: { changeSet?: string | undefined }
    body: undefined
    answer: SignatureRulesWhy
  }
  /** Make locations with their rules from suggestions, all or none */
  'POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/locations': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: { revision: number; items: { location: SignatureLocation; rule: SignatureRule }[] }
    answer: SignatureEdited
  }
  /** Remove a location and the rules that give it; refused while another rule asks for it */
  'DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/locations/{locationId}': {
    params: { accountId: string; changeSetId: string; locationId: string }
    query: { revision?: number | undefined }
    body: undefined
    answer: SignatureEdited
  }
  /** Make a location, or change it */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/locations/{locationId}': {
    params: { accountId: string; changeSetId: string; locationId: string }
    query: undefined
    body: { revision: number; location: { name: string; values?: Record<string, string> | undefined } }
    answer: SignatureEdited
  }
  /** What every location has; values of a field that is removed go with it */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/location-fields': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: {
      revision: number
      fields: { id: string; label: string; kind?: 'text' | 'phone' | 'email' | 'link' | 'image' | undefined }[]
    }
    answer: SignatureEdited
  }
  /** Locations that the cities of people ask for, with a rule for every spelling */
  'GET /api/accounts/{accountId}/signatures/locations/suggestions': {
    params: { accountId: string }
    query: { changeSet?: string | undefined; attribute?: string | undefined }
    body: undefined
    answer: SignatureLocationSuggestions
  }
  /** Somebody's values, where each comes from, and what they set themselves */
  'GET /api/accounts/{accountId}/users/{userId}/signature-fields': {
    params: { accountId: string; userId: string }
    query: { changeSet?: string | undefined }
    body: undefined
    answer: SignaturePersonFields
  }
  /** Values that mean nothing, and the country of phone numbers without a country code */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/field-settings': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: { revision: number; emptyMarkers?: string[] | undefined; country?: string | null | undefined }
    answer: SignatureEdited
  }
  /** All fields in their order, with where each value comes from */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/fields': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: { revision: number; fields: SignatureField[] }
    answer: SignatureEdited
  }
  /** What the fields make of real people: how many have one, and examples */
  'GET /api/accounts/{accountId}/signatures/fields/samples': {
    params: { accountId: string }
    query: { changeSet?: string | undefined }
    body: undefined
    answer: { items: SignatureFieldSample[] }
  }
  /** The same of one field as it is written, without saving it */
  'POST /api/accounts/{accountId}/signatures/fields/try': {
    params: { accountId: string }
    query: { changeSet?: string | undefined }
    body: { field: SignatureField }
    answer: SignatureFieldSample
  }
  /** Take back what somebody set for a field: the directory counts again */
  'DELETE /api/accounts/{accountId}/users/{userId}/own-values/{fieldId}': {
    params: { accountId: string; userId: string; fieldId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** What the lint says of a program as it is being written; nothing is kept */
  'POST /api/accounts/{accountId}/signatures/programs/check': {
    params: { accountId: string }
    query: { changeSet?: string | undefined }
    body: { program: SignatureProgram }
    answer: { findings: SignatureDraftFinding[] }
  }
  /** Remove a picture; refused while a program or a banner shows it */
  'DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/images/{imageName}': {
    params: { accountId: string; changeSetId: string; imageName: string }
    query: { revision?: number | undefined }
    body: undefined
    answer: SignatureEdited
  }
  /** Upload a picture: it is decoded, made no wider than a signature needs, and written anew */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/images/{imageName}': {
    params: { accountId: string; changeSetId: string; imageName: string }
    query: undefined
    body: { revision: number; base64: string }
    answer: SignatureImageEdited
  }
  /** Remove a program; refused while a rule gives it or asks for it */
  'DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/programs/{programId}': {
    params: { accountId: string; changeSetId: string; programId: string }
    query: { revision?: number | undefined }
    body: undefined
    answer: SignatureEdited
  }
  /** Make a program, or change it */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/programs/{programId}': {
    params: { accountId: string; changeSetId: string; programId: string }
    query: undefined
    body: {
      revision: number
      program: {
        name: string
        description?: string | undefined
        style?: string | undefined
        blocks?:
          | {
              look: {
                font?: 'Arial' | 'Calibri' | 'Georgia' | 'Segoe UI' | 'Tahoma' | 'Verdana' | undefined
                size?: number | undefined
                colour?: string | undefined
                accent?: string | undefined
                width?: number | undefined
              }
              beside?:
                | {
                    kind: 'image'
                    source: string
                    alt?: string | undefined
                    width: number
                    link?: string | undefined
                    round?: boolean | undefined
                  }
                | null
                | undefined
              rows: (
                | {
                    kind: 'fields'
                    parts: {
                      field: string
                      label?: string | undefined
                      look?: 'plain' | 'strong' | 'accent' | 'small' | undefined
                    }[]
                    separator?: string | undefined
                  }
                | {
                    kind: 'image'
                    source: string
                    alt?: string | undefined
                    width: number
                    link?: string | undefined
                    round?: boolean | undefined
                  }
                | {
                    kind: 'links'
                    links: { label: string; field?: string | null | undefined; address?: string | null | undefined }[]
                    separator?: string | undefined
                  }
                | { kind: 'words'; words: string; look?: 'plain' | 'strong' | 'accent' | 'small' | undefined }
                | { kind: 'banner' }
                | { kind: 'texts' }
                | { kind: 'line' }
                | { kind: 'space'; height?: number | undefined }
              )[]
            }
          | null
          | undefined
        templates: {
          new: { html: string; text?: string | null | undefined }
          reply?: { html: string; text?: string | null | undefined } | null | undefined
          internal?: { html: string; text?: string | null | undefined } | null | undefined
        }
      }
    }
    answer: SignatureEdited
  }
  /** What templates would be given for a person, for a preview */
  'GET /api/accounts/{accountId}/signatures/facts/{userId}': {
    params: { accountId: string; userId: string }
    query: { changeSet?: string | undefined }
    body: undefined
    answer: SignatureFacts
  }
  /** Programs of the product to begin from */
  'GET /api/accounts/{accountId}/signatures/gallery': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: SignatureProgram[] }
  }
  /** What the lint says of a text as it is being written; nothing is kept */
  'POST /api/accounts/{accountId}/signatures/texts/check': {
    params: { accountId: string }
    query: { changeSet?: string | undefined }
    body: { text: SignatureText }
    answer: { findings: SignatureDraftFinding[] }
  }
  /** Remove a banner, also from the rules that give it; a rule that gave nothing else goes with it */
  'DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/banners/{bannerId}': {
    params: { accountId: string; changeSetId: string; bannerId: string }
    query: { revision?: number | undefined }
    body: undefined
    answer: SignatureEdited
  }
  /** Make a banner, or change it; its picture is uploaded before */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/banners/{bannerId}': {
    params: { accountId: string; changeSetId: string; bannerId: string }
    query: undefined
    body: {
      revision: number
      banner: {
        name: string
        image: string
        alt?: string | undefined
        link?: string | undefined
        from?: string | null | undefined
        to?: string | null | undefined
        timeZone?: string | undefined
        weight?: number | undefined
      }
    }
    answer: SignatureEdited
  }
  /** Remove a text, also from the rules that give it; a rule that gave nothing else goes with it */
  'DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/texts/{textId}': {
    params: { accountId: string; changeSetId: string; textId: string }
    query: { revision?: number | undefined }
    body: undefined
    answer: SignatureEdited
  }
  /** Make a text that stands in signatures, or change it */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/texts/{textId}': {
    params: { accountId: string; changeSetId: string; textId: string }
    query: undefined
    body: { revision: number; text: { name: string; html: string; text?: string | null | undefined } }
    answer: SignatureEdited
  }
  /** Pictures with their bytes, also before they are published */
  'GET /api/accounts/{accountId}/signatures/pictures': {
    params: { accountId: string }
    query: { changeSet?: string | undefined; which?: string | undefined }
    body: undefined
    answer: { items: SignaturePicture[] }
  }
  /** One person’s signature as it is and as a change set would make it */
  'GET /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/people/{userId}': {
    params: { accountId: string; changeSetId: string; userId: string }
    query: undefined
    body: undefined
    answer: SignaturePersonCompared
  }
  /** Approve or refuse what somebody else submitted */
  'POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/decision': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: { approve: boolean; reason: string }
    answer: undefined
  }
  /** A change set as a folder of readable files */
  'GET /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/folder.zip': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: undefined
    answer: string
  }
  /** A version as a folder of readable files */
  'GET /api/accounts/{accountId}/signatures/versions/{version}/folder.zip': {
    params: { accountId: string; version: number }
    query: undefined
    body: undefined
    answer: string
  }
  /** One file of a change set beside what is in force */
  'GET /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/file': {
    params: { accountId: string; changeSetId: string }
    query: { path?: string | undefined }
    body: undefined
    answer: SignatureFileDiff
  }
  /** How far a dry run is, and what it counted */
  'GET /api/accounts/{accountId}/signatures/dry-runs/{jobId}': {
    params: { accountId: string; jobId: string }
    query: undefined
    body: undefined
    answer: SignatureDryRun
  }
  /** Stop a dry run */
  'DELETE /api/accounts/{accountId}/signatures/dry-runs/{jobId}': {
    params: { accountId: string; jobId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** What a change set would do to what is in force, and what speaks against it */
  'GET /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/review': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: undefined
    answer: SignatureReview
  }
  /** Which files differ between two versions; against the one before when left out */
  'GET /api/accounts/{accountId}/signatures/versions/{version}/changes': {
    params: { accountId: string; version: number }
    query: { against?: number | undefined }
    body: undefined
    answer: { items: SignatureFileChange[] }
  }
  /** One file of a version beside another version */
  'GET /api/accounts/{accountId}/signatures/versions/{version}/file': {
    params: { accountId: string; version: number }
    query: { against?: number | undefined; path?: string | undefined }
    body: undefined
    answer: SignatureFileDiff
  }
  /** Make a change set be this folder; all of it or nothing */
  'PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/folder': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: { revision: number; files: Record<string, { text: string } | { base64: string }> }
    answer: { revision: number }
  }
  /** Whom a dry run found changed, without a signature, or over a limit; by name */
  'GET /api/accounts/{accountId}/signatures/dry-runs/{jobId}/people': {
    params: { accountId: string; jobId: string }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
      kind?: 'changed' | 'gained' | 'lost' | 'failed' | 'none' | undefined
      over?: 'true' | undefined
      search?: string | undefined
    }
    body: undefined
    answer: { items: SignatureDryRunPerson[]; nextCursor: string | null }
  }
  /** What was published, newest first */
  'GET /api/accounts/{accountId}/signatures/versions': {
    params: { accountId: string }
    query: { below?: number | undefined; limit?: number | undefined }
    body: undefined
    answer: { items: SignatureVersion[]; next: number | null }
  }
  /** Put a change set in force */
  'POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/publish': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: { revision: number; comment: string }
    answer: { version: number }
  }
  /** Put an old version in force again, as a new one */
  'POST /api/accounts/{accountId}/signatures/versions/{version}/restore': {
    params: { accountId: string; version: number }
    query: undefined
    body: { comment: string }
    answer: { version: number }
  }
  /** Compose everybody as it is and as it would be */
  'POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/dry-runs': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: undefined
    answer: SignatureDryRun
  }
  /** The same for a version that may be restored */
  'POST /api/accounts/{accountId}/signatures/versions/{version}/dry-runs': {
    params: { accountId: string; version: number }
    query: undefined
    body: undefined
    answer: SignatureDryRun
  }
  /** Ask somebody else to approve a change set */
  'POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/submit': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: { revision: number; comment: string }
    answer: undefined
  }
  /** Take a submitted change set back, to go on with it */
  'POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/take-back': {
    params: { accountId: string; changeSetId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Make a key; it is shown once */
  'POST /api/accounts/{accountId}/api-keys': {
    params: { accountId: string }
    query: undefined
    body: { name: string; scopes: 'signatures:read'[] }
    answer: { id: string; key: string }
  }
  /** Keys of the public API, newest first; revoked ones too */
  'GET /api/accounts/{accountId}/api-keys': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: ApiKey[] }
  }
  /** Revoke a key: from the next call on it opens nothing */
  'DELETE /api/accounts/{accountId}/api-keys/{keyId}': {
    params: { accountId: string; keyId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Add a webhook; its signing secret is shown once */
  'POST /api/accounts/{accountId}/delivery/webhooks': {
    params: { accountId: string }
    query: undefined
    body: { name: string; url: string }
    answer: { id: string; secret: string }
  }
  /** Who is told when signatures change */
  'GET /api/accounts/{accountId}/delivery/webhooks': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: SignatureWebhook[] }
  }
  /** The zip itself; kept for a day, and noted in the audit log */
  'GET /api/accounts/{accountId}/delivery/archives/{archiveId}/signatures.zip': {
    params: { accountId: string; archiveId: string }
    query: undefined
    body: undefined
    answer: string
  }
  /** The unguessable page where a person finds the own signature; null without a signature */
  'GET /api/accounts/{accountId}/users/{userId}/signature-address': {
    params: { accountId: string; userId: string }
    query: undefined
    body: undefined
    answer: { url: string | null }
  }
  /** A new address; the old one leads nowhere from now on */
  'POST /api/accounts/{accountId}/users/{userId}/signature-address': {
    params: { accountId: string; userId: string }
    query: undefined
    body: undefined
    answer: { url: string | null }
  }
  /** The last zips of everybody’s signature files, newest first, and how far they are */
  'GET /api/accounts/{accountId}/delivery/archives': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: SignatureArchive[] }
  }
  /** Begin a zip of everybody’s signature files */
  'POST /api/accounts/{accountId}/delivery/archives': {
    params: { accountId: string }
    query: undefined
    body: { clients: ('outlook' | 'thunderbird' | 'appleMail')[] }
    answer: { id: string }
  }
  /** What webhooks were told, the last 100 messages with each try */
  'GET /api/accounts/{accountId}/delivery/messages': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: SignatureMessage[] }
  }
  /** Remove a webhook */
  'DELETE /api/accounts/{accountId}/delivery/webhooks/{signatureWebhookId}': {
    params: { accountId: string; signatureWebhookId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Switch a webhook on, from where it was, or off */
  'PATCH /api/accounts/{accountId}/delivery/webhooks/{signatureWebhookId}': {
    params: { accountId: string; signatureWebhookId: string }
    query: undefined
    body: { enabled: boolean }
    answer: undefined
  }
  /** Stop one that is being made */
  'DELETE /api/accounts/{accountId}/delivery/archives/{archiveId}': {
    params: { accountId: string; archiveId: string }
    query: undefined
    body: undefined
    answer: undefined
  }
  /** Send a signed test now */
  'POST /api/accounts/{accountId}/delivery/webhooks/{signatureWebhookId}/test': {
    params: { accountId: string; signatureWebhookId: string }
    query: undefined
    body: undefined
    answer: { ok: boolean; problem: string | null }
  }
  /** Show a photo in the signature, or refuse it with a reason that the person reads */
  'POST /api/accounts/{accountId}/signatures/photos/{userId}/decision': {
    params: { accountId: string; userId: string }
    query: undefined
    body: { approve: boolean; reason?: string | undefined }
    answer: undefined
  }
  /** A photo that waits */
  'GET /api/accounts/{accountId}/signatures/photos/{userId}/picture': {
    params: { accountId: string; userId: string }
    query: undefined
    body: undefined
    answer: string
  }
  /** Photos of employees that wait to be looked at, oldest first */
  'GET /api/accounts/{accountId}/signatures/photos': {
    params: { accountId: string }
    query: undefined
    body: undefined
    answer: { items: SignaturePhoto[] }
  }
  /** A link that signs this person in to the own page: once, for a day */
  'POST /api/accounts/{accountId}/users/{userId}/portal-link': {
    params: { accountId: string; userId: string }
    query: undefined
    body: undefined
    answer: { url: string }
  }
}
