import { clientNames, snapshotDate } from '../clients/support.ts'
import type { Severity } from '../finding.ts'
import { lintRules } from '../index.ts'

const titles: Readonly<Record<Severity, string>> = {
  error: 'Errors: nothing is published before they are mended',
  warning: 'Warnings',
  note: 'Notes',
}

/** docs/designers/lint.md, made of the rules themselves. */
export function lintPage(): string {
  const parts = (['error', 'warning', 'note'] as const).map((severity) => {
    const rows = lintRules
      .filter((rule) => rule.severity === severity)
      .map(({ code, about, mend }) => `| \`${code}\` | ${about} | ${mend} |`)
    return `## ${titles[severity]}\n\n| finding | what is looked for | what to do |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# What the lint says

Before a change set is published, everything in it is looked at by ${lintRules.length} rules. Each finding names the file, the line and the
column, what is wrong, and in one sentence what to do about it. An error blocks the publication; a warning should be mended; a
note is good to know. The gravest severity of each rule is given here; it says lesser things where that is written.

The same findings stand in the review of a change set, under the editor while somebody writes, and in \`dynasend signatures
check FOLDER\`. This page is made of the rules themselves.

${parts.join('\n')}
## For which mail clients

Those that your settings name (\`clients\` in \`settings.yaml\`): ${Object.entries(clientNames)
    .map(([id, name]) => `\`${id}\` (${name})`)
    .join(
      ', ',
    )}. What they draw is known from the tests of [Can I email](https://www.caniemail.com), as of ${snapshotDate}; each finding says when the client
was tested, since some tests are years old. A client is as good as its worst version: Gmail is Gmail on the web and in its apps.

What an account is known to have (groups, attributes, how many people have a value, the longest value of each field) comes from
the dry run of the change set; before one ran, rules that need it are silent.

Why it is as it is: [decision 0036](../decisions/0036-lint-is-a-gate.md).
`
}
