import type { SignatureRulesDryRun, SignatureSlot } from '../../../api/schema.ts'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { count } from '../../../format/number.ts'
import style from './rules.module.css'

interface NumbersProps {
  readonly dryRun: SignatureRulesDryRun | undefined
  readonly isCounting: boolean
  readonly slot: SignatureSlot
  readonly inChangeSet: boolean
  readonly onShow: (show: 'undecided' | 'changed' | 'everybody') => void
}

/** How a slot comes out over everybody; each number leads to its people. */
export function Numbers({ dryRun, isCounting, slot, inChangeSet, onShow }: NumbersProps) {
  const tally = dryRun?.slots[slot]
  const decided = dryRun && tally ? dryRun.people - tally.undecided : null
  return (
    <section aria-label="Who gets what" className={style.numbers}>
      <Figure name="People asked about" value={dryRun?.people ?? null} onShow={() => onShow('everybody')} />
      <Figure name="A rule decided" value={decided} />
      <Figure
        name="Nobody decided"
        value={tally?.undecided ?? null}
        onShow={() => onShow('undecided')}
        warns={(tally?.undecided ?? 0) > 0 && (slot === 'program' || slot === 'location')}
      />
      {inChangeSet && <Figure name="Would change" value={tally?.changed ?? null} onShow={() => onShow('changed')} />}
      <span className={style.counted} aria-live="polite">
        {isCounting && dryRun === undefined ? 'Counting over everybody…' : null}
        {dryRun && (
          <>
            Counted <RelativeTime time={dryRun.at} />
            {isCounting && ', counting again…'}
          </>
        )}
      </span>
    </section>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: number | null
  readonly onShow?: () => void
  readonly warns?: boolean
}

function Figure({ name, value, onShow, warns = false }: FigureProps) {
  const text = value === null ? '…' : count(value)
  return (
    <div className={warns ? `${style.figure} ${style.warns}` : style.figure}>
      <span className={style.figureName}>{name}</span>
      {onShow && value !== null && value > 0 ? (
        <button type="button" className={style.figureValue} aria-label={`${name}: ${text}. Show them`} onClick={onShow}>
          {text}
        </button>
      ) : (
        <span className={style.figureValue}>{text}</span>
      )}
    </div>
  )
}
