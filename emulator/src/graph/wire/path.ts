/**
 * The segments of a Graph path: keys in parentheses become a segment of their own, namespaces and empty calls go.
 * `/users('a')/microsoft.graph.delta()` reads as `users`, `a`, `delta`.
 * @returns null when the path is not properly percent-encoded
 */
export function segmentsOf(path: string): string[] | null {
  try {
    return path
      .split('/')
      .filter((part) => part !== '')
      .flatMap((part) => segment(decodeURIComponent(part)))
  } catch {
    return null
  }
}

function segment(text: string): string[] {
  const [, name = text, key] = /^([A-Za-z.]+)\((.*)\)$/s.exec(text) ?? []
  const plain = name.replace(/^microsoft\.graph\./i, '')
  if (key === undefined || key === '') return [plain]
  return [plain, key.replace(/^'(.*)'$/s, '$1')]
}
