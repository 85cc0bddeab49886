/** Owns rules asked about the people that an account has: surveys, why, values of a field. The pure part is one folder up. */
export type { AccountRules, DatedSurvey, Explanation, FieldValuesSeen } from './contract.ts'
export { openRules } from './desk.ts'
export { Surveys } from './surveys.ts'
