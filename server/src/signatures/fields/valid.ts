import type { Field } from '../model/field.ts'
import { compilePattern } from '../rules/pattern.ts'
import { looksLikePhone } from './phone.ts'

/** A photo that was approved, by the hash of its bytes. */
const photo = /^photo:[0-9a-f]{64}$/u

/** Why a value cannot stand in a field, in words for people, with what to do; null: it can. */
export function problemWith(field: Field, value: string): string | null {
  if (value === '') return null
  // Control characters would break lines of the text version apart.
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return 'Remove the line breaks and control characters.'
  if (value.length > field.maximumLength)
    return `Use at most ${field.maximumLength} characters; these are ${value.length}.`
  const wrong = problemOfKind(field, value)
  if (wrong !== null) return wrong
  if (field.pattern !== null && !compilePattern(field.pattern)(value)) return `Write it like ${field.pattern}.`
  return null
}

function problemOfKind({ kind, choices }: Field, value: string): string | null {
  switch (kind) {
    case 'number':
      return /^-?\d{1,15}(?:[.,]\d{1,10})?$/u.test(value) ? null : 'Enter a number.'
    case 'email':
      return /^[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+$/u.test(value) ? null : 'Enter an e-mail address.'
    case 'phone':
      return looksLikePhone(value) ? null : 'Enter a phone number, as +49 30 123456.'
    case 'image':
      return photo.test(value) || isHttps(value) ? null : 'Enter an address that begins with https://.'
    case 'link':
      return isHttps(value) ? null : 'Enter an address that begins with https://.'
    case 'choice':
      return choices.includes(value) ? null : `Choose one of: ${choices.join(', ')}.`
    case 'yesNo':
      return value === 'yes' || value === 'no' ? null : 'Enter yes or no.'
    case 'text':
      return null
  }
}

function isHttps(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === ''
}
