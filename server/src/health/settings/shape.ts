import { z } from 'zod'

export const conditionKinds = ['silence', 'errors', 'emptied', 'withoutEmail', 'leavers'] as const
export type ConditionKind = (typeof conditionKinds)[number]

/** Everything that is told. `held` has no threshold here: what is held is decided by the SCIM server's settings. */
export type ToldKind = ConditionKind | 'held'

const share = z.number().min(0, 'Use 0 to 1.').max(1, 'Use 0 to 1.')
const count = z.number().int('Use a whole number.').min(1, 'Use 1 or more.').max(1_000_000, 'Use at most 1,000,000.')

/** When each condition begins. A condition that is off is neither shown nor told. */
export const Thresholds = z.object({
  silence: z.object({
    on: z.boolean(),
    /** Without a call for longer than this. */
    minutes: z.number().int('Use a whole number.').min(60, 'Use 60 to 10,080.').max(10_080, 'Use 60 to 10,080.'),
  }),
  /** More refused calls in an hour than both. */
  errors: z.object({ on: z.boolean(), share, atLeast: count }),
  /** So many people lost a value at one attribute within an hour, and this share of those who had it. */
  emptied: z.object({ on: z.boolean(), share, atLeast: count }),
  /** So many active people, and this share of them, have no usable e-mail address. */
  withoutEmail: z.object({ on: z.boolean(), share, atLeast: count }),
  /** More active people than both left within an hour. */
  leavers: z.object({ on: z.boolean(), share, atLeast: count }),
})
export type Thresholds = z.infer<typeof Thresholds>

/** Microsoft sends a cycle every 20 to 40 minutes, so two hours are three that stayed away. */
export const defaultThresholds: Thresholds = {
  silence: { on: true, minutes: 120 },
  errors: { on: true, share: 0.05, atLeast: 10 },
  emptied: { on: true, share: 0.2, atLeast: 10 },
  withoutEmail: { on: true, share: 0.02, atLeast: 5 },
  leavers: { on: true, share: 0.1, atLeast: 25 },
}

export const Role = z.enum(['owner', 'manager', 'designer', 'auditor'])

/** Who is told by e-mail, beside the webhooks. */
export const Receivers = z.object({
  roles: z.array(Role).max(4),
  addresses: z.array(z.email('Enter an e-mail address.').max(254)).max(20, 'Use at most 20 addresses.'),
})
export type Receivers = z.infer<typeof Receivers>

export const AccountSettings = z.object({ receivers: Receivers, thresholds: Thresholds })
export type AccountSettings = z.infer<typeof AccountSettings>

export const defaultAccountSettings: AccountSettings = {
  receivers: { roles: ['owner', 'manager'], addresses: [] },
  thresholds: defaultThresholds,
}

/** What one SCIM server does differently. Null: as the account. */
export const ServerSettings = z.object({
  thresholds: Thresholds.nullable(),
  /** Nobody is told before this moment; the page shows everything. ISO 8601. */
  quietUntil: z.iso.datetime('Enter a time.').nullable(),
})
export type ServerSettings = z.infer<typeof ServerSettings>

export const defaultServerSettings: ServerSettings = { thresholds: null, quietUntil: null }
