import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleRegular } from '@fluentui/react-icons/svg/circle'
import { CircleOffRegular } from '@fluentui/react-icons/svg/circle-off'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import type { SignatureConditionTrace, SignatureRuleTrace } from '../../../api/schema.ts'
import style from './rules.module.css'

const outcomes = {
  matched: { Icon: CheckmarkCircleFilled, words: 'Matched: decides', look: style.matched },
  failed: { Icon: DismissCircleRegular, words: 'Did not match', look: style.failed },
  off: { Icon: CircleOffRegular, words: 'Switched off', look: style.quiet },
  notReached: { Icon: CircleRegular, words: 'Not reached', look: style.quiet },
} as const

/** One rule on the way to the decision. */
export function Trace({ trace, place }: { trace: SignatureRuleTrace; place: number }) {
  const { Icon, words, look } = outcomes[trace.outcome]
  return (
    <li className={`${style.trace} ${look}`}>
      <Icon className={style.icon ?? ''} fontSize={20} aria-hidden />
      <div className={style.what}>
        <span>
          <span className={style.place}>{place}. </span>
          <strong>
            <bdi dir="auto">{trace.name}</bdi>
          </strong>{' '}
          <span className={style.outcome}>{words}</span>
        </span>
        {trace.outcome === 'failed' && trace.failedAt !== null && (
          <span dir="auto" className={style.reason}>
            {trace.failedAt}
          </span>
        )}
        {trace.condition && trace.condition.parts.length > 1 && (
          <details>
            <summary className={style.summary}>Each condition</summary>
            <Conditions parts={trace.condition.parts} head={trace.condition.words} number="" />
          </details>
        )}
      </div>
    </li>
  )
}

interface ConditionsProps {
  readonly parts: readonly SignatureConditionTrace[]
  readonly head: string
  readonly number: string
}

function Conditions({ parts, head, number }: ConditionsProps) {
  return (
    <>
      <span className={style.muted}>{head}</span>
      <ul className={style.conditions}>
        {parts.map((part, index) => {
          const place = number === '' ? String(index + 1) : `${number}.${index + 1}`
          return (
            <li key={place}>
              <span className={part.met ? style.met : style.unmet}>{part.met ? '✓' : '✗'}</span>{' '}
              <span className={style.said}>{part.met ? 'holds' : 'does not hold'}</span>
              <span className={style.place}>{place} </span>
              {part.parts.length > 0 ? (
                <Conditions parts={part.parts} head={part.words} number={place} />
              ) : (
                <bdi dir="auto">{part.words}</bdi>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
