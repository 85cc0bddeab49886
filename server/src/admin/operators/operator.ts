import type { z } from 'zod'
import type { Member } from '../../directory/operator-contract.ts'
import type { OperatorProfile } from '../auth/sign-in.ts'
import type { Operator } from './routes.ts'

/** A member of an account together with how they sign in. */
export function toOperator(member: Member, profile: OperatorProfile): z.infer<typeof Operator> {
  return {
    id: member.operatorId,
    name: profile.name,
    email: profile.email,
    role: member.role,
    lastSignIn: profile.lastSignIn,
    twoFactor: profile.twoFactor,
  }
}
