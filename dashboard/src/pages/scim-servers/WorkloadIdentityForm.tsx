import { Button, Field, Select, Switch } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScimServer, WorkloadIdentity } from '../../api/schema.ts'
import { scimServerQuery, setWorkloadIdentity } from '../../api/scim-servers.ts'
import type { AccountAccess } from '../../api/session.ts'
import { useNotify } from '../../components/notify.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './scim-servers.module.css'
import { cloudNames, provisioningService } from './workload-identity.ts'

interface FormProps {
  readonly server: ScimServer
  readonly account: AccountAccess
  readonly onDone: () => void
}

const clouds = Object.entries(cloudNames) as [WorkloadIdentity['cloud'], string][]

function first(server: ScimServer): WorkloadIdentity {
  const { cloud, tenantId, applicationId, subject, direct } = server.workloadIdentity ?? {
    cloud: 'global' as const,
    tenantId: '',
    applicationId: provisioningService,
    subject: null,
    direct: false,
  }
  return { cloud, tenantId, applicationId, subject, direct }
}

/** Which tenant may sign in without a secret, and what its assertions must say. */
export function WorkloadIdentityForm({ server, account, onDone }: FormProps) {
  const [identity, setIdentity] = useState(() => first(server))
  const client = useQueryClient()
  const notify = useNotify()
  const set = (change: Partial<WorkloadIdentity>) => setIdentity({ ...identity, ...change })
  const form = useForm(async () => {
    await setWorkloadIdentity(account.id, server.id, identity)
    await client.invalidateQueries({ queryKey: scimServerQuery(account.id, server.id).queryKey })
    notify.done('The tenant can sign in without a secret')
    onDone()
  })
  return (
    <form className={style.form} onSubmit={form.onSubmit}>
      <TextField
        label="Tenant ID"
        name="tenantId"
        value={identity.tenantId}
        onText={(tenantId) => set({ tenantId })}
        problem={form.problem}
        hint="In Entra: Overview → Tenant ID."
        placeholder="00000000-0000-0000-0000-000000000000"
      />
      <Field label="Cloud">
        <Select
          value={identity.cloud}
          onChange={(_, data) => set({ cloud: clouds.find(([cloud]) => cloud === data.value)?.[0] ?? 'global' })}
        >
          {clouds.map(([cloud, name]) => (
            <option key={cloud} value={cloud}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <TextField
        label="Application ID"
        name="applicationId"
        value={identity.applicationId}
        onText={(applicationId) => set({ applicationId })}
        problem={form.problem}
        hint="Who signs; this is Microsoft’s provisioning service."
      />
      <TextField
        label="Subject"
        name="subject"
        value={identity.subject ?? ''}
        onText={(text) => set({ subject: text === '' ? null : text })}
        problem={form.problem}
        required={false}
        hint="Leave it empty to take whatever that application signs for in your tenant. A refused assertion shows its subject here."
      />
      <Field hint="For tests: the Secret Token is left blank in Entra, and Entra sends its own token with each call.">
        <Switch
          label="Take Entra’s own token with each call"
          checked={identity.direct}
          onChange={(_, data) => set({ direct: data.checked })}
        />
      </Field>
      <Problem title="Nothing was saved" problem={form.problem} />
      <div className={style.buttons}>
        <Button appearance="primary" type="submit" disabled={form.isSending}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
