import { type Setting, settings } from './settings.ts'

/** The page docs/operate/configuration.md, made from the same table that the reader uses. */
export function configurationDocumentation(): string {
  const rows = Object.values<Setting>(settings).map(
    (setting) =>
      `| \`${setting.name}\`${setting.secret ? `<br>or \`${setting.name}_FILE\`` : ''} | ${defaultOf(setting)} | ${setting.meaning} | \`${setting.example}\` |`,
  )
  return [
    '# Configuration',
    '',
    '<!-- Generated from server/src/config/settings.ts; change it there and run: npm run generate -->',
    '',
    'Dynasend reads its configuration from the environment when it starts. Its own names begin with `DYNASEND_`;',
    'a name with that beginning that is not in this table stops the start, and so does a value that is not usable.',
    'All mistakes are listed at once, without the values.',
    '',
    'A secret can also be given as a file: `…_FILE` names it, and its content is read without white space at the ends.',
    '',
    '| Name | Default | Meaning | Example |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function defaultOf(setting: Setting): string {
  if (setting.fallback === null) return 'see meaning'
  return setting.fallback === '' ? 'none' : `\`${setting.fallback}\``
}
