import type { LintRule } from '../rule.ts'

export const tableRole: LintRule = {
  code: 'table-role',
  severity: 'warning',
  about: 'A table that only places things but does not say so: screen readers would announce rows and columns.',
  mend: 'Write role="presentation" into the table.',
  *check({ templates }) {
    for (const { elements, places } of templates)
      for (const { name, attributes, offset } of elements) {
        const role = attributes.get('role')?.value.trim().toLowerCase()
        if (name !== 'table' || role === 'presentation' || role === 'none') continue
        yield {
          at: places.html(offset),
          message: 'This table does not say that it only places things.',
          mend: 'Write role="presentation" into it.',
        }
      }
  },
}
