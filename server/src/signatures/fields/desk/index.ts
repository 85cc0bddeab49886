/** Owns fields asked about the people that an account has: samples for the mapping, one person's values, own values taken back. */
export { type AccountFields, type FieldSample, openFields, type PersonFields } from './desk.ts'
