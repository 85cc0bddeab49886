import { count } from '../../format/number.ts'
import { duration, shortDay } from '../../format/time.ts'
import { type CycleDay, changesOf, type Series, series } from './days.ts'
import style from './health.module.css'

const names: Readonly<Record<Series, string>> = {
  created: 'created',
  updated: 'updated',
  removed: 'disabled or deleted',
  failed: 'failed',
}

interface CyclesChartProps {
  readonly days: readonly CycleDay[]
  /** The day that the table is narrowed to; empty for every day. */
  readonly chosen: string
  readonly onChoose: (day: string) => void
}

/**
 * Durations above, changes below, one column a day. A click narrows the table; by keyboard the choice “Day” above the table
 * does the same, and the table holds every figure.
 */
export function CyclesChart({ days, chosen, onChoose }: CyclesChartProps) {
  const longest = Math.max(1, ...days.map((day) => day.longest))
  const most = Math.max(1, ...days.map(changesOf))
  const sum = (name: Series) => days.reduce((all, day) => all + day[name], 0)
  const cycles = days.reduce((all, day) => all + day.cycles, 0)
  return (
    <figure className={style.figure}>
      <p className={style.axisTitle}>
        Duration of the cycles, shortest to longest of each day; the longest took {duration(longest)}
      </p>
      <div className={style.bars} aria-hidden>
        {days.map((day) => (
          <div key={day.day} {...column(day, chosen, onChoose)}>
            {day.cycles > 0 && (
              <div
                className={`${style.range} ${style.brand}`}
                style={{
                  height: `${((day.longest - day.shortest) / longest) * 100}%`,
                  marginBlockEnd: `${(day.shortest / longest) * 80}px`,
                }}
              />
            )}
          </div>
        ))}
      </div>
      <p className={style.axisTitle}>Changes of people; {count(most)} on the busiest day</p>
      <div className={style.bars} aria-hidden>
        {days.map((day) => (
          <div key={day.day} {...column(day, chosen, onChoose)}>
            {series.map(
              (name) =>
                day[name] > 0 && (
                  <div
                    key={name}
                    className={`${style.bar} ${style[name]}`}
                    style={{ height: `${(day[name] / most) * 100}%` }}
                  />
                ),
            )}
          </div>
        ))}
      </div>
      <div className={style.axis} aria-hidden>
        <span>{days[0] && shortDay(days[0].day)}</span>
        <span>{shortDay(days.at(-1)?.day ?? '')}</span>
      </div>
      <figcaption className={style.legend}>
        <span>{count(cycles)} cycles</span>
        {series.map((name) => (
          <span key={name}>
            <span className={`${style.swatch} ${style[name]}`} aria-hidden />
            {count(sum(name))} {names[name]}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function column(day: CycleDay, chosen: string, onChoose: (day: string) => void) {
  const figures = series.map((name) => `${count(day[name])} ${names[name]}`).join(', ')
  const words =
    day.cycles === 0
      ? `${shortDay(day.day)}: no cycle`
      : `${shortDay(day.day)}: ${count(day.cycles)} cycles, ${duration(day.shortest)} to ${duration(day.longest)}; ${figures}`
  return {
    className: `${style.day} ${day.day === chosen ? style.chosen : ''}`,
    title: words,
    onClick: () => day.cycles > 0 && onChoose(day.day),
  }
}
