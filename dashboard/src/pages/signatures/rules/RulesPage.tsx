import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { BranchRegular } from '@fluentui/react-icons/svg/branch'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { rulesSearch } from '../../../addresses.ts'
import { call } from '../../../api/client.ts'
import type { SignatureRule, SignatureSlot } from '../../../api/schema.ts'
import { rulesDryRunQuery } from '../../../api/signature-rules.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { useNotify } from '../../../components/notify.tsx'
import { Card, Empty, PageHeader } from '../../../components/Page.tsx'
import { Tabs } from '../../../components/Tabs.tsx'
import { people } from '../../../format/number.ts'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { useChangeSet } from '../change-set/use-change-set.ts'
import { withRule } from './condition.ts'
import { Numbers } from './Numbers.tsx'
import { PeopleDialog } from './PeopleDialog.tsx'
import type { ChosenPerson } from './PersonSearch.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { RuleList } from './RuleList.tsx'
import style from './rules.module.css'
import { WhyDialog } from './WhyDialog.tsx'
import { slotNames } from './words.ts'

const route = getRouteApi('/accounts/$accountId/signatures/rules')
const slots: readonly SignatureSlot[] = ['location', 'program', 'banner', 'text']

type Open =
  | { readonly what: 'rule'; readonly rule: SignatureRule | null }
  | { readonly what: 'remove'; readonly rule: SignatureRule }
  | { readonly what: 'people'; readonly show: 'undecided' | 'changed' | 'everybody' }
  | { readonly what: 'peopleOf'; readonly rule: SignatureRule }
  | { readonly what: 'why'; readonly person: ChosenPerson | null }

/** Who gets which program, location, banner and texts: rules in their order, with whom they decide for. */
export function RulesPage() {
  const changeSet = useChangeSet()
  const { accountId, configuration, mayEdit, id } = changeSet
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const slot = slots.find((one) => one === search.slot) ?? 'program'
  const dryRun = useQuery({ ...rulesDryRunQuery(accountId, id), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Open | null>(null)
  const [draft, setDraft] = useState<readonly SignatureRule[] | null>(null)
  const notify = useNotify()
  const close = () => setOpen(null)
  const rules = draft ?? configuration?.rules[slot] ?? []

  const save = async (next: readonly SignatureRule[]): Promise<void> => {
    setDraft(next)
    try {
      await changeSet.edit(({ revision, ...params }) =>
        call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/rules', {
          params,
          body: { revision, slot, rules: [...next] },
        }),
      )
    } finally {
      setDraft(null)
    }
  }
  const put = (rule: SignatureRule) => save(withRule(rules, rule))
  const arrange = (next: readonly SignatureRule[]) => {
    save(next).catch((error: unknown) => notify.failed('The rules could not be saved', error))
  }
  const { one, many, does } = slotNames[slot]

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
      {configuration && (
        <div className={style.stack}>
          <Numbers
            dryRun={dryRun.data}
            isCounting={dryRun.isFetching}
            slot={slot}
            inChangeSet={id !== null}
            onShow={(show) => setOpen({ what: 'people', show })}
          />
          {dryRun.isError && !dryRun.data && (
            <ErrorPanel title="Nobody could be counted" error={dryRun.error} onRetry={() => void dryRun.refetch()} />
          )}
          <Card
            title={`Rules for ${many.toLowerCase()}`}
            aside={<span className={style.muted}>They decide {does}.</span>}
          >
            {rules.length === 0 ? (
              <Empty icon={<BranchRegular />} title={`No rule gives a ${one} yet`}>
                Add a rule: choose whom it matches, and what they get. A rule without a condition is for everybody.
              </Empty>
            ) : (
              <RuleList
                slot={slot}
                rules={rules}
                names={configuration}
                dryRun={dryRun.data}
                mayEdit={mayEdit}
                onRules={arrange}
                onEdit={(rule) => setOpen({ what: 'rule', rule })}
                onRemove={(rule) => setOpen({ what: 'remove', rule })}
                onPeople={(rule) => setOpen({ what: 'peopleOf', rule })}
              />
            )}
          </Card>
        </div>
      )}
      {configuration && open?.what === 'rule' && (
        <RuleDialog
          accountId={accountId}
          slot={slot}
          rule={open.rule}
          taken={rules.map((rule) => rule.id)}
          names={configuration}
          onSave={put}
          onClose={close}
        />
      )}
      {open?.what === 'remove' && (
        <ConfirmDialog
          title={`Remove “${open.rule.name}”?`}
          confirm="Remove"
          run={() => save(rules.filter((rule) => rule.id !== open.rule.id))}
          onClose={close}
        >
          {people(dryRun.data?.slots[slot].rules.find((rule) => rule.id === open.rule.id)?.people ?? 0)} go to the next
          rule that matches them. Nothing is in force before the change set is published.
        </ConfirmDialog>
      )}
      {configuration && (open?.what === 'people' || open?.what === 'peopleOf') && (
        <PeopleDialog
          title={titleOf(open, one)}
          accountId={accountId}
          changeSet={id}
          filter={open.what === 'people' ? { slot, show: open.show } : { slot, show: 'rule', which: open.rule.id }}
          names={configuration}
          onWhy={(person) => setOpen({ what: 'why', person })}
          onClose={close}
        />
      )}
      {configuration && open?.what === 'why' && (
        <WhyDialog
          accountId={accountId}
          changeSet={id}
          slot={slot}
          person={open.person}
          names={configuration}
          onClose={close}
        />
      )}
    </>
  )
}

function titleOf(open: Extract<Open, { what: 'people' | 'peopleOf' }>, one: string): string {
  if (open.what === 'peopleOf') return `“${open.rule.name}” decides for`
  if (open.show === 'undecided') return `Nobody decided their ${one}`
  return open.show === 'changed' ? `Their ${one} would change` : 'Everybody who is active'
}
