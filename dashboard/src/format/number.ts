const grouped = new Intl.NumberFormat('en')
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })

/** 100000 → "100,000". */
export function count(value: number): string {
  return grouped.format(value)
}

/** "1 person", "2,400 people". */
export function countOf(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

export function people(value: number): string {
  return countOf(value, 'person', 'people')
}

/** A share between 0 and 1 as a percentage that never rounds to a false "100 %" or "0 %". */
export function share(value: number): string {
  if (value > 0.99 && value < 1) return '>99%'
  if (value > 0 && value < 0.01) return '<1%'
  return percent.format(value)
}
