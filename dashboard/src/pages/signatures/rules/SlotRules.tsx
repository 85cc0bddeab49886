import { BranchRegular } from '@fluentui/react-icons/svg/branch'
import type { UseQueryResult } from '@tanstack/react-query'
import type { SignatureConfiguration, SignatureRulesDryRun, SignatureSlot } from '../../../api/schema.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { Card, Empty } from '../../../components/Page.tsx'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import { Numbers } from './Numbers.tsx'
import type { Open } from './Opened.tsx'
import { RuleList } from './RuleList.tsx'
import style from './rules.module.css'
import type { RulesInUse } from './use-rules.ts'
import { slotNames } from './words.ts'

interface SlotRulesProps {
  readonly changeSet: ChangeSetInUse
  readonly configuration: SignatureConfiguration
  readonly slot: SignatureSlot
  readonly use: RulesInUse
  readonly dryRun: UseQueryResult<SignatureRulesDryRun>
  readonly onOpen: (open: Open) => void
}

/** One slot: how it comes out over everybody, and its rules in their order. */
export function SlotRules({ changeSet, configuration, slot, use, dryRun, onOpen }: SlotRulesProps) {
  const { one, many, does } = slotNames[slot]
  return (
    <div className={style.stack}>
      <Numbers
        dryRun={dryRun.data}
        isCounting={dryRun.isFetching}
        slot={slot}
        inChangeSet={changeSet.id !== null}
        onShow={(show) => onOpen({ what: 'people', show })}
      />
      {dryRun.isError && !dryRun.data && (
        <ErrorPanel title="Nobody could be counted" error={dryRun.error} onRetry={() => void dryRun.refetch()} />
      )}
      <Card title={`Rules for ${many.toLowerCase()}`} aside={<span className={style.muted}>They decide {does}.</span>}>
        {use.rules.length === 0 ? (
          <Empty icon={<BranchRegular />} title={`No rule gives a ${one} yet`}>
            Add a rule: choose whom it matches, and what they get. A rule without a condition is for everybody.
          </Empty>
        ) : (
          <RuleList
            slot={slot}
            rules={use.rules}
            names={configuration}
            dryRun={dryRun.data}
            mayEdit={changeSet.mayEdit}
            onRules={use.arrange}
            onEdit={(rule) => onOpen({ what: 'rule', rule })}
            onRemove={(rule) => onOpen({ what: 'remove', rule })}
            onPeople={(rule) => onOpen({ what: 'peopleOf', rule })}
          />
        )}
      </Card>
    </div>
  )
}
