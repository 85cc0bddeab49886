import type { Overview } from '../../api/schema.ts'
import { count } from '../../format/number.ts'
import { shortDay } from '../../format/time.ts'
import { type ChangeSeries, chartScale, series, totals } from './chart.ts'
import style from './overview.module.css'

const names: Readonly<Record<ChangeSeries, string>> = {
  created: 'created',
  updated: 'updated',
  removed: 'removed',
  refused: 'refused',
}

/** Thirty days of changes as stacked bars; the figures of a day on hover, the sums in words below. */
export function ChangesChart({ days }: { days: Overview['changesPerDay'] }) {
  const highest = chartScale(days)
  const sums = totals(days)
  return (
    <figure style={{ margin: 0 }}>
      <div className={style.bars} aria-hidden>
        {days.map((day) => (
          <div key={day.day} className={style.day} title={dayWords(day)}>
            {series.map(
              (name) =>
                day[name] > 0 && (
                  <div
                    key={name}
                    className={`${style.bar} ${style[name]}`}
                    style={{ height: `${(day[name] / highest) * 100}%` }}
                  />
                ),
            )}
          </div>
        ))}
      </div>
      <div className={style.axis} aria-hidden>
        <span>{days[0] && shortDay(days[0].day)}</span>
        <span>highest day {count(highest)}</span>
        <span>{days.at(-1) && shortDay(days.at(-1)?.day ?? '')}</span>
      </div>
      <figcaption className={style.legend}>
        {series.map((name) => (
          <span key={name}>
            <span className={`${style.swatch} ${style[name]}`} aria-hidden />
            {count(sums[name])} {names[name]}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function dayWords(day: Overview['changesPerDay'][number]): string {
  return `${shortDay(day.day)}: ${series.map((name) => `${count(day[name])} ${names[name]}`).join(', ')}`
}
