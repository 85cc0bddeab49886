import type { ApiProblem } from '../../api/problem.ts'
import { TextField } from '../../components/TextField.tsx'

interface Entered {
  readonly tenant: string
  readonly clientId: string
  readonly clientSecret: string
}

interface MicrosoftFieldsProps {
  readonly entered: Entered
  readonly onChange: (entered: Entered) => void
  readonly problem: ApiProblem | null
  /** A client secret is saved already. */
  readonly hasSecret: boolean
}

/** What the application's registration in Entra gives. */
export function MicrosoftFields({ entered, onChange, problem, hasSecret }: MicrosoftFieldsProps) {
  return (
    <>
      <TextField
        label="Directory (tenant) id"
        name="tenantId"
        value={entered.tenant}
        onText={(tenant) => onChange({ ...entered, tenant })}
        problem={problem}
        hint="Or the issuer’s address, for another OpenID Connect provider."
      />
      <TextField
        label="Application (client) id"
        name="clientId"
        value={entered.clientId}
        onText={(clientId) => onChange({ ...entered, clientId })}
        problem={problem}
      />
      <TextField
        label="Client secret"
        name="clientSecret"
        type="password"
        value={entered.clientSecret}
        onText={(clientSecret) => onChange({ ...entered, clientSecret })}
        problem={problem}
        required={!hasSecret}
        autoComplete="new-password"
        hint={hasSecret ? 'One is saved. Leave this empty to keep it.' : 'It is never shown again.'}
      />
    </>
  )
}
