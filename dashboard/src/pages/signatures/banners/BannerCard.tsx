import { Button } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import type { SignatureBanner, SignatureRule } from '../../../api/schema.ts'
import { State, type StateColour } from '../../../components/State.tsx'
import { people } from '../../../format/number.ts'
import { BannerPicture } from './BannerPicture.tsx'
import style from './banners.module.css'
import { type Phase, periodWords, phaseOf } from './phase.ts'

interface BannerCardProps {
  readonly accountId: string
  readonly changeSet: string | null
  readonly banner: SignatureBanner
  /** Those that give it. */
  readonly rules: readonly SignatureRule[]
  /** Whom a rule gives it; null: still counted. */
  readonly count: number | null
  readonly mayEdit: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
  readonly onPeople: () => void
}

const phases: Readonly<Record<Phase, { readonly words: string; readonly colour: StateColour }>> = {
  always: { words: 'On', colour: 'green' },
  on: { words: 'On', colour: 'green' },
  coming: { words: 'Not yet', colour: 'grey' },
  over: { words: 'Over', colour: 'amber' },
}

/** One banner: how it looks, when it is on, and who gets it. */
export function BannerCard({ accountId, changeSet, banner, rules, count, mayEdit, ...deeds }: BannerCardProps) {
  const { words, colour } = phases[phaseOf(banner, Date.now())]
  return (
    <li className={style.card}>
      <div className={style.frame}>
        <BannerPicture accountId={accountId} changeSet={changeSet} name={banner.image} alt={banner.alt} />
      </div>
      <div className={style.about}>
        <h2 className={style.name}>
          <bdi dir="auto">{banner.name}</bdi> <State colour={colour}>{words}</State>
        </h2>
        <p className={style.muted}>{periodWords(banner)}</p>
        <p className={style.muted}>
          {banner.link === '' ? 'Leads nowhere' : <bdi dir="ltr">{banner.link}</bdi>}
          {banner.weight > 1 && `, weight ${banner.weight}`}
        </p>
        <WhoGetsIt rules={rules} count={count} onPeople={deeds.onPeople} name={banner.name} />
        {mayEdit && (
          <div className={style.deeds}>
            <Button onClick={deeds.onEdit} aria-label={`Edit ${banner.name}`}>
              Edit
            </Button>
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={`Remove ${banner.name}`}
              onClick={deeds.onRemove}
            />
          </div>
        )}
      </div>
    </li>
  )
}

interface WhoGetsItProps {
  readonly name: string
  readonly rules: readonly SignatureRule[]
  readonly count: number | null
  readonly onPeople: () => void
}

/** The rules that give something, and how many people they give it. */
export function WhoGetsIt({ name, rules, count, onPeople }: WhoGetsItProps) {
  if (rules.length === 0)
    return <p className={style.warns}>No rule gives it, so nobody gets it. Add one on the page Rules.</p>
  return (
    <p className={style.muted}>
      Given by {rules.map((rule) => `“${rule.name}”${rule.off ? ' (off)' : ''}`).join(', ')} to{' '}
      {count === null || count === 0 ? (
        (count === null && '…') || 'nobody'
      ) : (
        <button type="button" className={style.people} aria-label={`${people(count)}: ${name}`} onClick={onPeople}>
          {people(count)}
        </button>
      )}
    </p>
  )
}
