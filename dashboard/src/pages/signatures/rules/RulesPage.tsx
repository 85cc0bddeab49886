import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { rulesSearch } from '../../../addresses.ts'
import type { SignatureSlot } from '../../../api/schema.ts'
import { rulesDryRunQuery } from '../../../api/signature-rules.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { PageHeader } from '../../../components/Page.tsx'
import { Tabs } from '../../../components/Tabs.tsx'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { useChangeSet } from '../change-set/use-change-set.ts'
import { type Open, Opened } from './Opened.tsx'
import { SlotRules } from './SlotRules.tsx'
import { useRules } from './use-rules.ts'
import { slotNames } from './words.ts'

const route = getRouteApi('/accounts/$accountId/signatures/rules')
const slots: readonly SignatureSlot[] = ['location', 'program', 'banner', 'text']

/** Who gets which program, location, banner and texts: rules in their order, with whom they decide for. */
export function RulesPage() {
  const changeSet = useChangeSet()
  const { accountId, configuration, mayEdit, id } = changeSet
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const slot = slots.find((one) => one === search.slot) ?? 'program'
  const dryRun = useQuery({ ...rulesDryRunQuery(accountId, id), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Open | null>(null)
  const use = useRules(changeSet, slot)
  const shown = configuration && { changeSet, configuration, slot, use }
  return (
    <>
      <PageHeader
        title="Rules"
        description="Who gets which signature. From top to bottom: the first rule that matches a person decides."
        actions={
          <>
            <Button icon={<QuestionCircleRegular />} onClick={() => setOpen({ what: 'why', person: null })}>
              Why?
            </Button>
            {mayEdit && (
              <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen({ what: 'rule', rule: null })}>
                New rule
              </Button>
            )}
          </>
        }
      />
      <ChangeSetBar changeSet={changeSet} />
      <Tabs
        label="What is decided"
        value={slot}
        tabs={slots.map((value) => ({ value, text: slotNames[value].many }))}
        onChange={(value) =>
          void navigate({ search: (previous) => ({ ...previous, ...rulesSearch({ slot: value }) }), replace: true })
        }
      />
      {changeSet.isPending && <LoadingRows />}
      {changeSet.error !== null && (
        <ErrorPanel title="The rules could not be loaded" error={changeSet.error} onRetry={changeSet.refetch} />
      )}
      {shown && <SlotRules {...shown} dryRun={dryRun} onOpen={setOpen} />}
      {shown && open && <Opened {...shown} dryRun={dryRun.data} open={open} onOpen={setOpen} />}
    </>
  )
}
