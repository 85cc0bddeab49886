/**
 * Groups whose members follow from a rule (Microsoft: "Dynamic membership rules"). It reads users and changes members;
 * it sends nothing. Time and Graph call it.
 */
export { DynamicGroups } from './dynamic-groups.ts'
export { MembershipRuleError, parseMembershipRule } from './membership-rule.ts'
