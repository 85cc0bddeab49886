import type { Answer } from './connection.ts'

/** How often a request is sent before an answer that asks to come later is taken. */
export const ATTEMPTS = 5
/** The longest that a Retry-After is waited for, in seconds. */
const LONGEST = 10

/** @param attempt from 1 @returns seconds: what the server asked for, or half a second more each time */
export function secondsToWait(answer: Answer, attempt: number): number {
  const text = answer.headers['retry-after'] ?? ''
  const asked = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isFinite(asked) ? Math.min(LONGEST, Math.max(0, asked)) : attempt / 2
}
