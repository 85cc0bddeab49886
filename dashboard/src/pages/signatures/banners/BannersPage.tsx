import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ImageRegular } from '@fluentui/react-icons/svg/image'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignatureBanner, SignatureConfiguration } from '../../../api/schema.ts'
import { rulesDryRunQuery } from '../../../api/signature-rules.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Empty, PageHeader } from '../../../components/Page.tsx'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { type ChangeSetInUse, useChangeSet } from '../change-set/use-change-set.ts'
import { PeopleDialog } from '../rules/PeopleDialog.tsx'
import { BannerCard } from './BannerCard.tsx'
import { BannerDialog } from './BannerDialog.tsx'
import style from './banners.module.css'
import { removeBanner, saveBanner } from './save-banner.ts'

type Open =
  | { readonly what: 'banner'; readonly banner: SignatureBanner | null }
  | { readonly what: 'remove' | 'people'; readonly banner: SignatureBanner }

/** Pictures that campaigns put below signatures: how each looks, when it is on, and who gets it. */
export function BannersPage() {
  const changeSet = useChangeSet()
  const { accountId, configuration, mayEdit, id } = changeSet
  const dryRun = useQuery({ ...rulesDryRunQuery(accountId, id), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Open | null>(null)
  const countOf = (banner: string): number | null =>
    dryRun.data ? (dryRun.data.slots.banner.targets.find((one) => one.id === banner)?.people ?? 0) : null
  return (
    <>
      <PageHeader
        title="Banners"
        description="Pictures below signatures, for a fair or a campaign: from one day to another, for whom your rules say."
        actions={
          mayEdit &&
          configuration && (
            <Button
              appearance="primary"
              icon={<AddRegular />}
              onClick={() => setOpen({ what: 'banner', banner: null })}
            >
              New banner
            </Button>
          )
        }
      />
      <ChangeSetBar changeSet={changeSet} />
      {changeSet.isPending && <LoadingRows />}
      {changeSet.error !== null && (
        <ErrorPanel title="The banners could not be loaded" error={changeSet.error} onRetry={changeSet.refetch} />
      )}
      {configuration?.banners.length === 0 && (
        <Empty icon={<ImageRegular />} title="There is no banner yet">
          {mayEdit
            ? 'Make the first one: a picture, where it leads, and when it is on. It shows where a program has a place for it.'
            : 'Owners, managers and designers make them here.'}
        </Empty>
      )}
      {configuration && configuration.banners.length > 0 && (
        <ul className={style.cards} aria-label="Banners">
          {configuration.banners.map((banner) => (
            <BannerCard
              key={banner.id}
              accountId={accountId}
              changeSet={id}
              banner={banner}
              rules={configuration.rules.banner.filter(({ give }) => give.includes(banner.id))}
              count={countOf(banner.id)}
              mayEdit={mayEdit}
              onEdit={() => setOpen({ what: 'banner', banner })}
              onRemove={() => setOpen({ what: 'remove', banner })}
              onPeople={() => setOpen({ what: 'people', banner })}
            />
          ))}
        </ul>
      )}
      {configuration && open && (
        <OpenDialog changeSet={changeSet} configuration={configuration} open={open} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

interface OpenDialogProps {
  readonly changeSet: ChangeSetInUse
  readonly configuration: SignatureConfiguration
  readonly open: Open
  readonly onClose: () => void
}

/** Whatever was asked for: to edit, to remove, or who gets it. */
function OpenDialog({ changeSet, configuration, open, onClose }: OpenDialogProps) {
  const { accountId, id } = changeSet
  return (
    <>
      {open.what === 'banner' && (
        <BannerDialog
          accountId={accountId}
          changeSet={id}
          banner={open.banner}
          onSave={(saved) => saveBanner(changeSet, configuration, open.banner?.id ?? null, saved)}
          onClose={onClose}
        />
      )}
      {open.what === 'remove' && (
        <ConfirmDialog
          title={`Remove “${open.banner.name}”?`}
          confirm="Remove"
          run={() => removeBanner(changeSet, open.banner)}
          onClose={onClose}
        >
          It goes out of the rules that give it, and a rule that gives nothing else goes with it. Nothing is in force
          before the change set is published.
        </ConfirmDialog>
      )}
      {open.what === 'people' && (
        <PeopleDialog
          title={`Who may get ${open.banner.name}`}
          accountId={accountId}
          changeSet={id}
          filter={{ slot: 'banner', show: 'target', which: open.banner.id }}
          names={configuration}
          onClose={onClose}
        />
      )}
    </>
  )
}
