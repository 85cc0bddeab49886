import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { skip } from '../../ending.ts'

interface Line {
  what: string
  level?: 'MUST' | 'SHOULD'
  title: string
  /** What else than the draft would mind; nothing when nobody does. */
  otherwise?: string
  run: (context: CheckContext) => Promise<void>
}

const draft = 'SCIM 2.0 Interoperability Profile (draft-zollner-scim-interop-profile-01, work in progress)'

/** Lines of one section of the draft, in the column of their own. */
export function interopLines(section: string, ...lines: Line[]): Check[] {
  return lines.map(({ what, level = 'MUST', title, otherwise, run }) => ({
    id: `interop.${section.replaceAll('.', '-')}.${what}`,
    title,
    source: {
      name: draft,
      section: `section ${section}, ${level}`,
      url: `https://www.ietf.org/archive/id/draft-zollner-scim-interop-profile-01.html#section-${section}`,
    },
    column: 'interop' as const,
    consequence: otherwise ?? 'Nothing: neither Entra nor Okta looks at it. The server cannot call itself conformant.',
    run,
  }))
}

/** A requirement that cannot be seen from here. */
export function unseen(section: string, what: string, title: string, reason: string): Check[] {
  return interopLines(section, { what, title, run: () => Promise.resolve().then(() => skip(reason)) })
}
