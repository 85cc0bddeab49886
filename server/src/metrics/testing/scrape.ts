export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Reads a server's metrics as Prometheus does: its text format, version 0.0.4. */
export async function scrape(port: number | null): Promise<Sample[]> {
  const answer = await fetch(`http://localhost:${port}/metrics`)
  if (answer.status !== 200) throw new Error(`/metrics answered ${answer.status}`)
  return parseMetrics(await answer.text())
}

export function parseMetrics(text: string): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const found = /^(\w+)(?:\{(.*)\})? (\S+)$/u.exec(line)
      if (found === null) throw new Error(`no sample: ${line}`)
      const [, name = '', labels = '', value] = found
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/gu)].map(([, key, own]) => [key, own])
      return { name, labels: Object.fromEntries(pairs), value: Number(value) }
    })
}

/** The one value of a series; undefined when it is not served. */
export function valueOf(samples: readonly Sample[], name: string, labels: Record<string, string> = {}) {
  const fits = (sample: Sample) => Object.entries(labels).every(([key, value]) => sample.labels[key] === value)
  return samples.find((sample) => sample.name === name && fits(sample))?.value
}
