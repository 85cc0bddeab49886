export const lookClients = ['outlookClassic', 'gmail', 'appleMail', 'phone'] as const
export type LookClient = (typeof lookClients)[number]

/** How a client shows mail. */
export interface ClientLook {
  readonly client: LookClient
  readonly dark: boolean
}
