import type { DocumentStore } from '../state/index.ts'
import type { Tenant } from '../tenant/index.ts'
import { type MembershipRule, parseMembershipRule } from './membership-rule.ts'

const KIND = 'membershipRule'

interface RuleDocument {
  groupId: string
  rule: string
}

/** The groups that have a membership rule. Members are brought up to date by `update`, as Entra does in the background. */
export class DynamicGroups {
  readonly #store: DocumentStore
  readonly #tenant: Tenant
  readonly #rules = new Map<string, { text: string; holds: MembershipRule }>()
  #seen = -1

  constructor(store: DocumentStore, tenant: Tenant) {
    this.#store = store
    this.#tenant = tenant
    for (const { groupId, rule } of store.all<RuleDocument>(KIND)) {
      this.#rules.set(groupId, { text: rule, holds: parseMembershipRule(rule) })
    }
  }

  /** Gives a group a rule. @throws {MembershipRuleError} */
  set(groupId: string, rule: string): void {
    this.#rules.set(groupId, { text: rule, holds: parseMembershipRule(rule) })
    this.#store.put(KIND, groupId, () => ({ groupId, rule }))
    this.#seen = -1
    this.update()
  }

  /** The rule of a group, or null when its members are assigned. */
  ruleOf(groupId: string): string | null {
    return this.#rules.get(groupId)?.text ?? null
  }

  /** Brings all members up to date when something changed since the last time. */
  update(): void {
    if (this.#rules.size === 0 || this.#seen === this.#tenant.sequence) return
    for (const [groupId, { holds }] of this.#rules) {
      if (this.#tenant.groups.has(groupId)) this.#follow(groupId, holds)
      else this.#forget(groupId)
    }
    this.#seen = this.#tenant.sequence
  }

  #follow(groupId: string, holds: MembershipRule): void {
    const { memberIds } = this.#tenant.group(groupId)
    const wanted = new Set<string>()
    for (const user of this.#tenant.users.values()) {
      if (user.deletedDateTime === null && holds(user)) wanted.add(user.id)
    }
    // A deleted user's membership is kept, as everywhere: it comes back with a restore.
    const gone = [...memberIds].filter((id) => !wanted.has(id) && !this.#tenant.users.get(id)?.deletedDateTime)
    for (const id of gone) this.#tenant.removeMember(groupId, id)
    this.#tenant.addMembers(groupId, wanted)
  }

  #forget(groupId: string): void {
    this.#rules.delete(groupId)
    this.#store.remove(KIND, groupId)
  }
}
