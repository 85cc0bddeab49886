/** One stage of a request, and the files whose time is its own. */
export interface Stage {
  readonly title: string
  readonly colour: string
  readonly files: RegExp
}

/** Where time goes when no file says so: in Node itself, which here is HTTP. */
const http: Stage = {
  title: 'HTTP in and out',
  colour: '#5b8def',
  files: /\/(fastify|find-my-way|server\/src\/http)\//,
}
const memory: Stage = { title: 'memory is tidied', colour: '#9aa0a6', files: /^$/ }

/** In the order in which a request meets them. The first that fits counts. */
export const stages: readonly Stage[] = [
  http,
  {
    title: 'the Secret Token is checked',
    colour: '#8f6bd8',
    files: /authenticate\.ts|secret-token\.ts|base62\.ts|client-sign-in/,
  },
  {
    title: 'SCIM is read, applied and answered',
    colour: '#2f9e75',
    files: /\/scim\/src\/|\/server\/src\/protocol\//,
  },
  { title: 'made durable (COMMIT)', colour: '#d1495b', files: /write-queue\.ts/ },
  {
    title: 'the database runs statements',
    colour: '#e08e45',
    files: /\/storage\/(sqlite|postgres)\/|node_modules\/(pg|pg-\w+|kysely)\//,
  },
  {
    title: 'rows, index, history and activity are made',
    colour: '#c2a83e',
    files: /\/server\/src\/(directory|storage|base)\//,
  },
  memory,
]

/** The stage of a call stack, given as function names and files from the innermost outwards; null when nothing ran. */
export function stageOf(stack: readonly { readonly name: string; readonly url: string }[]): Stage | null {
  const inner = stack[0]?.name
  if (inner === '(idle)' || inner === '(root)') return null
  if (inner === '(garbage collector)') return memory
  for (const { url } of stack) {
    const stage = stages.find(({ files }) => url !== '' && files.test(url))
    if (stage) return stage
  }
  return http
}
