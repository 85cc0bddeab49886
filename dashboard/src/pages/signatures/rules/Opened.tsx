import type { SignatureConfiguration, SignatureRule, SignatureRulesDryRun, SignatureSlot } from '../../../api/schema.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { people } from '../../../format/number.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import { PeopleDialog } from './PeopleDialog.tsx'
import type { ChosenPerson } from './PersonSearch.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import type { RulesInUse } from './use-rules.ts'
import { WhyDialog } from './WhyDialog.tsx'
import { slotNames } from './words.ts'

/** What stands over the page of rules. */
export type Open =
  | { readonly what: 'rule'; readonly rule: SignatureRule | null }
  | { readonly what: 'remove'; readonly rule: SignatureRule }
  | { readonly what: 'people'; readonly show: 'undecided' | 'changed' | 'everybody' }
  | { readonly what: 'peopleOf'; readonly rule: SignatureRule }
  | { readonly what: 'why'; readonly person: ChosenPerson | null }

interface OpenedProps {
  readonly open: Open
  readonly changeSet: ChangeSetInUse
  readonly configuration: SignatureConfiguration
  readonly slot: SignatureSlot
  readonly use: RulesInUse
  readonly dryRun: SignatureRulesDryRun | undefined
  readonly onOpen: (open: Open | null) => void
}

/** The dialog that is open. */
export function Opened({ open, changeSet, configuration, slot, use, dryRun, onOpen }: OpenedProps) {
  const close = () => onOpen(null)
  const { accountId, id: changeSetId } = changeSet
  const about = { accountId, changeSet: changeSetId, names: configuration, onClose: close }
  switch (open.what) {
    case 'rule':
      return (
        <RuleDialog
          accountId={accountId}
          slot={slot}
          rule={open.rule}
          taken={use.rules.map(({ id }) => id)}
          names={configuration}
          onSave={use.put}
          onClose={close}
        />
      )
    case 'remove':
      return (
        <ConfirmDialog
          title={`Remove “${open.rule.name}”?`}
          confirm="Remove"
          run={() => use.save(use.rules.filter(({ id }) => id !== open.rule.id))}
          onClose={close}
        >
          {people(dryRun?.slots[slot].rules.find(({ id }) => id === open.rule.id)?.people ?? 0)} go to the next rule
          that matches them. Nothing is in force before the change set is published.
        </ConfirmDialog>
      )
    case 'why':
      return <WhyDialog {...about} slot={slot} person={open.person} />
    default:
      return (
        <PeopleDialog
          {...about}
          title={titleOf(open, slotNames[slot].one)}
          filter={open.what === 'people' ? { slot, show: open.show } : { slot, show: 'rule', which: open.rule.id }}
          onWhy={(person) => onOpen({ what: 'why', person })}
        />
      )
  }
}

function titleOf(open: Extract<Open, { what: 'people' | 'peopleOf' }>, one: string): string {
  if (open.what === 'peopleOf') return `“${open.rule.name}” decides for`
  if (open.show === 'undecided') return `Nobody decided their ${one}`
  return open.show === 'changed' ? `Their ${one} would change` : 'Everybody who is active'
}
