const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `12,345`; what is no whole number below ten has one digit behind the point, so that 0.4 is not 0. */
export function figure(value: number): string {
  return !Number.isInteger(value) && Math.abs(value) < 10 ? value.toFixed(1) : whole.format(value)
}

/** `×3.2`; from ten on without a digit behind the point. */
export function times(ratio: number): string {
  return Number.isFinite(ratio) ? `×${ratio < 10 ? ratio.toFixed(1) : whole.format(ratio)}` : '–'
}

/** `500k`, `20k`, `1.5M`, `400`. */
export function short(count: number): string {
  if (count >= 1e6) return `${Number((count / 1e6).toFixed(1))}M`
  return count >= 1e3 ? `${Number((count / 1e3).toFixed(1))}k` : String(count)
}
