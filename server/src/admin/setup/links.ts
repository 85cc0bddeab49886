import type { Installation } from '../../directory/operator-contract.ts'

const setupLifeSeconds = 24 * 60 * 60
const signInLifeSeconds = 60 * 60

/** The link that creates the first owner; null when there is one. Printed at start. */
export async function firstOwnerLink(installation: Installation, publicUrl: string): Promise<string | null> {
  if ((await installation.firstOwner()) !== null) return null
  return `${publicUrl}/setup#token=${await installation.createOneTimeLink('setup', null, setupLifeSeconds)}`
}

/** A link that signs the first owner in once, within an hour; before there is one, the link that creates them. */
export async function signInLink(installation: Installation, publicUrl: string): Promise<string> {
  const owner = await installation.firstOwner()
  if (owner === null) {
    return `${publicUrl}/setup#token=${await installation.createOneTimeLink('setup', null, setupLifeSeconds)}`
  }
  return `${publicUrl}/sign-in#once=${await installation.createOneTimeLink('signIn', owner, signInLifeSeconds)}`
}
