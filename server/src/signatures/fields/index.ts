/**
 * Owns what templates use of people: where each value comes from, how it is changed on the way, whether it may stand there, and
 * who decides it (directory, employee, or one until the other). Owns no template. `compose`, `rules`, `portal` and `admin` call it.
 */
export { checkFields, type FieldMistake } from './check.ts'
export { compileFields, type FieldReader } from './compile.ts'
export { OwnValueError, ownValues, setOwnValue, type ValueOwner, withdrawOwnValue } from './own-values.ts'
