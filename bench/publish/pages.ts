import { compareChart } from '../compare/chart.ts'
import { barLines, type Comparison, rateTable, ratioTable, scoreTable } from '../compare/report.ts'
import { type FirstCycleResults, firstCycleTable } from '../first-cycle/report.ts'
import { growthChart } from '../growth/chart.ts'
import { type GrowthResults, growthTable, growthVerdicts } from '../growth/report.ts'
import { type MixResults, mixSummary, mixTable, mixVerdict } from '../mix/report.ts'
import { type NeighbourResults, neighbourTable, neighbourVerdict } from '../neighbour/report.ts'
import { withSection } from '../report/document.ts'
import type { Circumstances } from '../report/machine.ts'
import { publishedResults } from '../report/results.ts'
import { markdownTable, type Table } from '../report/table.ts'
import { type SignatureResults, signatureTable, signatureVerdicts } from '../signatures/report.ts'

export interface DrawnFile {
  /** Relative to the repository. */
  readonly file: string
  readonly content: string
}

const page = 'docs/operate/benchmarks.md'

/**
 * Every file that shows results, as it must be for the results that are published; a part without results stays as it is.
 * @param read gives a file of the repository
 */
export function drawn(read: (file: string) => string): DrawnFile[] {
  const files: DrawnFile[] = []
  let document = read(page)
  const comparison = publishedResults<Comparison>('compare')
  if (comparison) {
    files.push({ file: 'docs/images/bench-compare.svg', content: compareChart(comparison) })
    document = withSection(document, 'compare', compareSection(comparison))
  }
  const mix = publishedResults<MixResults>('mix')
  if (mix) document = withSection(document, 'mix', mixSection(mix))
  const neighbour = publishedResults<NeighbourResults>('neighbour')
  if (neighbour) document = withSection(document, 'neighbour', neighbourSection(neighbour))
  const firstCycle = publishedResults<FirstCycleResults>('first-cycle')
  if (firstCycle) document = withSection(document, 'first-cycle', firstCycleSection(firstCycle))
  const signatures = publishedResults<SignatureResults>('signatures')
  if (signatures) document = withSection(document, 'signatures', signatureSection(signatures))
  const growth = publishedResults<GrowthResults>('growth')
  if (growth) {
    files.push({ file: 'docs/images/bench-growth.svg', content: growthChart(growth) })
    document = withSection(document, 'growth', growthSection(growth))
  }
  return [...files, { file: page, content: document }]
}

/** What a figure was measured on belongs beside it. */
function where({ at, processor, cores, memory, system, node, placement, loadBefore }: Circumstances): string {
  return `Measured ${at.slice(0, 10)} on ${processor}, ${cores} cores, ${memory} GiB, ${system}, Node ${node}; ${placement}. Load of the machine just before: ${loadBefore}.`
}

const tables = (...all: readonly Table[]): string[] =>
  all.filter(({ rows }) => rows.length > 0).flatMap((table) => ['', ...markdownTable(table)])

const verdicts = (all: readonly { readonly reached: boolean; readonly text: string }[]): string[] =>
  all.length === 0
    ? []
    : ['', ...all.map(({ reached, text }) => `- ${reached ? 'Reached' : '**Not reached**'}: ${text}`)]

function compareSection(comparison: Comparison): string[] {
  const { circumstances, plan, results } = comparison
  const wrong = results.flatMap(({ title, scores }) =>
    Object.values(scores).flatMap(({ failures, firstFailure }) =>
      failures === 0 ? [] : [`- ${title}: ${failures} wrong answers, the first: ${firstFailure}`],
    ),
  )
  return [
    '![Bars of requests a second, one panel an operation](../images/bench-compare.svg)',
    '',
    `${where(circumstances)} ${plan.people} people, ${plan.connections} connections, medians of ${plan.rounds} rounds of ${plan.seconds} s.`,
    ...tables(
      rateTable(comparison),
      ratioTable(comparison, 'ours-sqlite'),
      ratioTable(comparison, 'ours-postgres'),
      scoreTable(comparison, 'p99 in ms', 'p99'),
      scoreTable(comparison, 'server µs/request', 'cpu'),
    ),
    ...verdicts(barLines(comparison)),
    ...(wrong.length === 0 ? [] : ['', ...wrong]),
  ]
}

function mixSection(results: MixResults): string[] {
  return [
    `${where(results.circumstances)} ${results.tenants} tenants of ${results.people} people, ${results.runs[0]?.score.seconds ?? 0} s each.`,
    ...tables(mixSummary(results)),
    ...results.runs.flatMap(({ database, score }) => ['', `${database}:`, ...tables(mixTable(score))]),
    ...verdicts(results.runs.map(({ database, score }) => mixVerdict(database, score))),
  ]
}

function neighbourSection({ circumstances, runs }: NeighbourResults): string[] {
  return [where(circumstances), ...tables(neighbourTable(runs)), ...verdicts(runs.map(neighbourVerdict))]
}

function signatureSection({ circumstances, runs }: SignatureResults): string[] {
  return [where(circumstances), ...tables(signatureTable(runs)), ...verdicts(runs.flatMap(signatureVerdicts))]
}

function firstCycleSection({ circumstances, cycles }: FirstCycleResults): string[] {
  return [where(circumstances), ...tables(firstCycleTable(cycles))]
}

function growthSection({ circumstances, growths }: GrowthResults): string[] {
  return [
    '![Curves of requests a second, memory and database size over the number of people](../images/bench-growth.svg)',
    '',
    where(circumstances),
    ...tables(...growths.map(growthTable)),
    ...verdicts(growths.flatMap(growthVerdicts)),
  ]
}
