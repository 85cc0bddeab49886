/** A name for templates, made of a label, that is not taken; it is taken then: "Post code" → `post_code`. */
export function fieldId(label: string, taken: Set<string>): string {
  const letters = label
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^[^a-z]+|_+$/gu, '')
    .slice(0, 35)
  const stem = letters === '' ? 'field' : letters
  let id = stem
  for (let number = 2; taken.has(id); number++) id = `${stem}_${number}`
  taken.add(id)
  return id
}
