import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Transformed } from './transformed.ts'

const asCountry = (code: string | null): CountryCode | undefined =>
  code !== null && isSupportedCountry(code) ? code : undefined

/**
 * A phone number as people of its country, or of the world, write it. What is no number stays as it is, and says so.
 * @param country ISO 3166-1 alpha-2, of a number without a country code
 */
export function formatPhone(
  value: string,
  country: string | null,
  format: 'international' | 'national' | 'e164',
): Transformed {
  const number = parsePhoneNumberFromString(value, { ...countryOption(country), extract: false })
  if (number === undefined || !number.isValid()) return { value, problem: phoneProblem(value, country) }
  const names = { international: 'INTERNATIONAL', national: 'NATIONAL', e164: 'E.164' } as const
  return { value: number.format(names[format]), problem: null }
}

function countryOption(country: string | null): { defaultCountry?: CountryCode } {
  const known = asCountry(country)
  return known === undefined ? {} : { defaultCountry: known }
}

const phoneProblem = (value: string, country: string | null): string =>
  country === null && !value.trim().startsWith('+')
    ? `"${value}" has no country code, and no country is known for it. Choose one in the mapping or in the settings.`
    : `"${value}" is no phone number; it is used as it is.`

/** Whether something can be dialled: digits, perhaps with signs between them. */
export const looksLikePhone = (value: string): boolean =>
  /^[+(]?[\d\s()./-]{3,40}(?:\s*(?:x|ext\.?|#)\s*\d{1,8})?$/iu.test(value)
