import { type Tenant, TenantError } from '../tenant/index.ts'
import { PeopleMaker } from './people.ts'
import { identifierOf, Random } from './random.ts'

export interface CompanyPlan {
  people: number
  groups: number
  seed: string
}

/** Members of an ordinary group, at most. */
const GROUP_SIZE = 60

/** Replaces the tenant's content by an invented company of any size: groups count "All Users" too. */
export function generateCompany(tenant: Tenant, plan: CompanyPlan): void {
  if (plan.people > 200_000 || plan.groups > 20_000) {
    throw new TenantError('invalid', 'At most 200,000 people and 20,000 groups can be generated. Ask for fewer.')
  }
  const domain = 'nordwind.example'
  const random = new Random(`${plan.seed}/${plan.people}/${plan.groups}`)
  const maker = new PeopleMaker(random, domain, plan.seed)
  tenant.clear()
  tenant.rename({ displayName: 'Nordwind Traders', domain })
  const ids: string[] = []
  for (let index = 0; index < plan.people; index += 1) {
    const managerId = index === 0 ? null : (ids[Math.floor((index - 1) / 12)] ?? null)
    const user = random.chance(0.01) ? maker.guest() : maker.next()
    tenant.createUser({ ...user, managerId, accountEnabled: index < 20 || !random.chance(0.02) })
    ids.push(user.id)
  }
  if (plan.groups === 0) return
  const everybody = ids.filter((id) => tenant.users.get(id)?.userType === 'Member')
  tenant.createGroup({
    id: identifierOf(`${plan.seed}/group/0`),
    displayName: 'All Users',
    description: 'Every mailbox user',
    memberIds: everybody,
  })
  for (let number = 1; number < plan.groups; number += 1) {
    const size = ids.length === 0 ? 0 : 1 + random.below(GROUP_SIZE)
    tenant.createGroup({
      id: identifierOf(`${plan.seed}/group/${number}`),
      displayName: `Project ${String(number).padStart(3, '0')}`,
      memberIds: new Set(Array.from({ length: size }, () => random.pick(ids))),
    })
  }
}
