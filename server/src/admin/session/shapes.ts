import { z } from 'zod'
import { typedText } from '../route/shapes.ts'

export const Role = z.enum(['owner', 'manager', 'designer', 'auditor']).meta({ id: 'Role' })
export type Role = z.infer<typeof Role>

export const Session = z
  .object({
    operator: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      twoFactor: z.boolean(),
      mayDefinePassword: z
        .boolean()
        .meta({ description: 'signed in by a one-time link: POST /session/password works' }),
      installationOwner: z.boolean().meta({ description: 'may change installation-wide settings' }),
    }),
    accounts: z.array(z.object({ id: z.string(), name: z.string(), role: Role })),
  })
  .meta({ id: 'Session' })

export const SignInOptions = z
  .object({ password: z.boolean(), microsoft: z.object({ name: z.string() }).nullable() })
  .meta({ id: 'SignInOptions' })

/** Long enough to resist guessing (NIST SP 800-63B); the upper bound keeps the hash cheap. */
export const Password = z.string().min(10, 'Use at least 10 characters.').max(128, 'Use at most 128 characters.')
export const PersonName = typedText(200).trim().min(1, 'Enter a name.')
export const Email = z.email('Enter an e-mail address such as anna@nordwind.example.').max(254)
export const LinkToken = z.string().min(1).max(200)
