import fc from 'fast-check'

/** Names as people have them, and as they have broken programs: letters whose case or form is not what one thinks. */
const names = [
  'Åse',
  'A\u030Ase',
  'STRASSE',
  'straße',
  'İbrahim',
  'ibrahim',
  'ırmak',
  'Σίσυφος',
  'ΣΊΣΥΦΟΣ',
  'Zoë',
  'Zoe\u0308',
  '👩🏽‍💻',
  '𝒳avier',
  'محمد',
  'שרה',
  '\u202Eright-to-left',
  '山田',
  "O'Brien",
  '"quoted"',
  'back\\slash',
  '100%',
  'under_score',
  '  spaces  ',
  'line\nbreak',
  '<b>bold</b>',
  '{{ liquid }}',
  'null',
  'True',
  '0',
  '-1e9',
  'ǅ',
  'ﬁ',
  '\uFFFD',
  '\u0000'.replace('\u0000', '\u0001'),
] as const

/** Text that is never empty. */
export const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12, size: 'max' }) },
  { weight: 1, arbitrary: fc.constantFrom(...names).map((name) => name.toUpperCase()) },
  // Longer than the 200 characters that an index entry keeps.
  { weight: 1, arbitrary: fc.constantFrom('İ', 'ß', 'x', '👩🏽‍💻').map((letter) => letter.repeat(120)) },
)

/** A sign-in name: few, so that they meet. */
export const userName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('anna@nordwind.example', 'ANNA@nordwind.example', 'Åse@nordwind.example') },
  { weight: 3, arbitrary: fc.constantFrom('åse@NORDWIND.example', 'İ@nordwind.example', 'i\u0307@nordwind.example') },
  { weight: 3, arbitrary: word },
)

/** The same text in other letters: what a look-up in any case sends. */
export const recased = (text: string, how: 'same' | 'upper' | 'lower'): string => {
  const other = how === 'same' ? text : how === 'upper' ? text.toUpperCase() : text.toLowerCase()
  // Upper-casing ß gives SS, which is another text; only what folds to the same is the same.
  return other.toLowerCase() === text.toLowerCase() ? other : text
}
