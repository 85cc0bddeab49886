import { InvalidArgumentError } from 'commander'

/**
 * Reads a moment for commander: a day in UTC or a time with its zone.
 * @param side of a day that is given without a time
 */
export function instant(side: 'start' | 'end'): (text: string) => string {
  return (text) => {
    const isDay = /^\d{4}-\d\d-\d\d$/u.test(text)
    const time = Date.parse(isDay ? `${text}T${side === 'start' ? '00:00:00.000' : '23:59:59.999'}Z` : text)
    if (Number.isNaN(time))
      throw new InvalidArgumentError('Write a day such as 2026-11-23, or a time such as 2026-11-23T08:00:00Z.')
    return new Date(time).toISOString()
  }
}
