/* What a message says to people is not what a test should pin word by word; its status and its code are. */

/** @param {{ type: string, value?: unknown, quasis?: { value: { raw: string } }[] }} node */
function isSentence({ type, value, quasis = [] }) {
  if (type === 'StringLiteral') return typeof value === 'string' && value.includes(' ')
  return type === 'TemplateLiteral' && quasis.some((part) => part.value.raw.includes(' '))
}

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sentences',
    value: {
      /** @param {{ node: Parameters<typeof isSentence>[0] }} path */
      shouldIgnore: (path) => (isSentence(path.node) ? 'words for people' : undefined),
    },
  },
]
