/**
 * The report as one page for people: everything in one file, no script, nothing fetched. It can be mailed to a customer.
 * The command line writes it; nobody else calls it.
 */
import type { Column, Outcome, Verdict } from '../../case.ts'
import type { LoadFigures } from '../../load/index.ts'
import type { Report } from '../../run.ts'
import { conclude, countsOf, type SummaryRow, summaryOf, worstFirst } from '../summary.ts'
import { checkLine, outcomeNames } from './check-line.ts'
import { type Html, html } from './escape.ts'
import { style } from './style.ts'

const outcomes: readonly Outcome[] = ['passed', 'failed', 'warning', 'skipped']
const columnNames: Record<Column, string> = {
  mandatory: 'Mandatory',
  preview: 'Preview',
  recommended: 'Recommended',
  interop: 'Interoperability draft',
}

/** @returns the whole page */
export function htmlReport(report: Report): string {
  const { verdicts, url } = report
  const { ok, sentence } = conclude(report)
  const counting = verdicts.filter(({ check }) => check.column !== 'interop')
  const interop = verdicts.filter(({ check }) => check.column === 'interop')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>SCIM conformance of ${new URL(url).host}</title>
<style>${{ html: style }}</style>
</head>
<body>
<header>
<h1>SCIM conformance</h1>
<p><code>${url}</code></p>
<p class="faint">${moment(report.began)}, ${verdicts.length} checks in ${seconds(report)} s</p>
<p class="verdict ${ok ? 'passed' : 'failed'}">${ok ? '✓' : '✗'} ${sentence}</p>
</header>
<main>
${summaryTable(summaryOf(verdicts))}
${report.load ? loadTable(report.load) : null}
${leftoverList(report)}
${filters(verdicts)}
${sections(counting)}
${interop.length === 0 ? null : interopSection(interop)}
</main>
<footer>
<p class="faint">Made by scim-probe, the open conformance prober of Dynasend. It stands for no vendor: Microsoft, Entra and Okta are marks of their owners, whose published lists are linked at each line.</p>
</footer>
</body>
</html>
`.html
}

function summaryTable(rows: readonly SummaryRow[]): Html {
  return html`<h2>Summary</h2>
<div class="scroll" role="region" aria-label="Summary" tabindex="0"><table>
<thead><tr><th scope="col">Source</th>${outcomes.map((one) => html`<th scope="col">${outcomeNames[one]}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ({ source, column, counts }) =>
    html`<tr class="${column}"><th scope="row">${source} <span class="faint">${column === 'interop' ? 'does not count' : column}</span></th>${outcomes.map((one) => html`<td class="${one}${counts[one] > 0 ? ' some' : ''}">${counts[one]}</td>`)}</tr>
`,
)}</tbody>
</table></div>`
}

function loadTable(load: LoadFigures): Html {
  const row = (
    name: string,
    { requests, p50, p95, p99 }: Pick<LoadFigures, 'requests' | 'p50' | 'p95' | 'p99'>,
  ): Html =>
    html`<tr><th scope="row">${name}</th><td>${requests}</td><td>${p50}</td><td>${p95}</td><td>${p99}</td></tr>
`
  return html`<h2>Load</h2>
<p>${load.reached} of ${load.wanted} requests per second for ${load.seconds} s; ${load.errors} errors, ${load.tooMany} answers 429.</p>
<div class="scroll" role="region" aria-label="Load" tabindex="0"><table>
<thead><tr><th scope="col">Milliseconds</th><th scope="col">Requests</th><th scope="col">Half within</th><th scope="col">95 % within</th><th scope="col">99 % within</th></tr></thead>
<tbody>
${row('All', load)}${load.operations.map((one) => row(one.operation, one))}</tbody>
</table></div>`
}

function leftoverList({ leftovers }: Report): Html | null {
  if (leftovers.length === 0) return null
  return html`<h2>Left on the server</h2>
<p>These objects could not be removed:</p>
<ul>${leftovers.map(({ collection, id, name, why }) => html`<li><code>${collection}/${id ?? '?'}</code> ${name ?? ''}: ${why}</li>`)}</ul>`
}

function filters(verdicts: readonly Verdict[]): Html {
  const counts = countsOf(verdicts)
  const shown = (['failed', 'warning', 'skipped', 'passed'] as const).map((one) =>
    choice('show', one, `${outcomeNames[one]} (${counts[one]})`),
  )
  const columns = (['mandatory', 'preview', 'recommended', 'interop'] as const).map((one) =>
    choice('column', one, columnNames[one]),
  )
  return html`<h2>Checks</h2>
<fieldset><legend>Show</legend>${choice('show', 'all', `All (${verdicts.length})`, true)}${shown}</fieldset>
<fieldset><legend>That are</legend>${choice('column', 'any', 'Anything', true)}${columns}</fieldset>`
}

function choice(group: string, name: string, label: string, isChosen = false): Html {
  return html`<label><input type="radio" name="${group}" id="${group}-${name}"${{ html: isChosen ? ' checked' : '' }}> ${label}</label>
`
}

/** One section for each source, the worst first in each. */
function sections(verdicts: readonly Verdict[]): Html[] {
  const sources = [...new Set(worstFirst(verdicts).map(({ check }) => check.source.name))]
  return sources.map(
    (source) =>
      html`<section class="lines"><h2>${source}</h2>
${worstFirst(verdicts.filter(({ check }) => check.source.name === source)).map(checkLine)}</section>
`,
  )
}

function interopSection(verdicts: readonly Verdict[]): Html {
  return html`<section class="lines"><h2>Interoperability draft</h2>
<p class="faint">An Internet-Draft that asks for more than today's clients need. It does not count.</p>
${worstFirst(verdicts).map(checkLine)}</section>`
}

function moment(text: string): string {
  return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`
}

function seconds({ began, ended }: Report): string {
  return ((Date.parse(ended) - Date.parse(began)) / 1000).toFixed(1)
}
