import { createSchemaRegistry, matchesFilter, parseFilter, printFilter, resolveFilter } from '@dynasend/scim'

const user = createSchemaRegistry().resourceType('User')
const filter = parseFilter('emails[type eq "work"].value eq "asa@nordwind.example" and active eq "True"')

export const printed = printFilter(filter)
// emails[type eq "work" and value eq "asa@nordwind.example"] and active eq "True"

export const matches = matchesFilter(
  filter,
  { active: true, emails: [{ type: 'work', value: 'Asa@nordwind.example' }] },
  user,
)
// true: e-mail addresses are compared without case, and "True" means true

/** The same with canonical names and typed values, ready to become SQL. */
export const condition = resolveFilter(filter, user)
