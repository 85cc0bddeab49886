/** The API's answers as the commands read them. The API is this program's own, so its shapes are trusted. */
export interface ApplicationAnswer {
  id: string
  displayName: string
  provisioning: string
}

export interface JobAnswer {
  status: string
  statusText: string
  statistics: { users: number; groups: number }
  escrowed: number
  faults: string | null
  nextCycleAt: string | null
  lastCycleAt: string | null
  quarantine: { reason: string; message: string } | null
  cycle: {
    kind: string
    running: boolean
    phase: string | null
    startedAt: string
    done: number
    total: number
    counts: Record<'created' | 'updated' | 'disabled' | 'deleted' | 'skipped' | 'failed', number>
  } | null
}

export interface ProvisioningAnswer {
  mode: string
  credentials: { tenantUrl: string } | null
  job: JobAnswer
}

export interface ListAnswer<T> {
  items: T[]
  nextCursor: string | null
  total: number
}

export interface PrincipalAnswer {
  id: string
  displayName: string
  userPrincipalName?: string
}

export type TestAnswer =
  | { ok: true; steps: { name: string; milliseconds: number }[] }
  | { ok: false; code: string; message: string; request: string; response: string; whatToDo: string }

export interface OnDemandAnswer {
  result: string
  action: string
  steps: { name: string; status: string; description: string }[]
  modified: { attribute: string; oldValue: string | null; newValue: string | null }[]
  error: { code: string; message: string; whatToDo: string } | null
}

export interface FaultsAnswer {
  seed: string
  text: string
  faults: { text: string; happened: number; ended: boolean }[]
  kinds: { kind: string; description: string }[]
}

/** An app registration; the secret and the tenant come with a new one only. */
export interface RegistrationAnswer {
  clientId: string
  displayName: string
  permissions: string[]
  clientSecret?: string
  tenantId?: string
}

export interface DeviceCodeAnswer {
  state: string
  userPrincipalName?: string
  role?: string
}

export interface GraphFaultsAnswer {
  scripted: { method: string; path: string; times: number; status: number; when: string }[]
  [name: string]: unknown
}
