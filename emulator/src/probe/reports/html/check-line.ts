import type { Outcome, Verdict } from '../../case.ts'
import type { Exchange } from '../../exchange.ts'
import { transcriptOf } from '../transcript.ts'
import { type Html, html } from './escape.ts'

export const outcomeNames: Record<Outcome, string> = {
  failed: 'Failed',
  warning: 'Warning',
  skipped: 'Skipped',
  passed: 'Passed',
}

/** One check: what it is at a glance, and behind it where it comes from, what happened and what would follow. */
export function checkLine(verdict: Verdict): Html {
  const { check, outcome, expected, received, reason, exchanges } = verdict
  const isOpen = outcome === 'failed' || outcome === 'warning'
  return html`<details class="${outcome} ${check.column}" id="${check.id}"${{ html: isOpen ? ' open' : '' }}>
<summary><span class="mark">${outcomeNames[outcome]}</span><span class="title">${check.title}</span><span class="faint">${check.column}</span></summary>
<div class="inside">
<dl>
${reason === null ? null : row('Why skipped', reason)}${expected === null ? null : row('Expected', expected)}${received === null ? null : row('Received', received)}<dt>What ${verdict.suite === 'okta' ? 'Okta' : 'Entra'} would do with it</dt><dd>${outcome === 'passed' ? `Nothing amiss. Otherwise: ${check.consequence}` : check.consequence}</dd>
<dt>Source</dt><dd><a href="${check.source.url}">${check.source.name}</a>: ${check.source.section}</dd>
<dt>Check</dt><dd><code>${check.id}</code></dd>
</dl>
${exchanges.length === 0 ? null : exchangeParts(exchanges)}
</div>
</details>
`
}

function row(name: string, text: string): Html {
  return html`<dt>${name}</dt><dd>${text}</dd>
`
}

/** Behind another step, so that what failed stays readable at a glance. */
function exchangeParts(exchanges: readonly Exchange[]): Html {
  const count = exchanges.length === 1 ? 'Request and answer' : `${exchanges.length} requests and answers`
  return html`<details class="exchanges"><summary>${count}</summary>
${exchanges.map(exchangePart)}</details>`
}

function exchangePart(exchange: Exchange, index: number): Html {
  const { request, response } = transcriptOf(exchange)
  const what = exchange.purpose === 'fixture' ? ' (preparation)' : ''
  return html`<h3>Request ${index + 1}${what}</h3><pre>${request}</pre><h3>Answer ${index + 1}</h3><pre>${response}</pre>
`
}
