/** The whole style of the page: light, dark, phone and paper; the filters work by it alone. */
export const style = `
:root { color-scheme: light dark; --back: #fff; --card: #f6f7f9; --text: #1b1f24; --faint: #565d66; --edge: #c9cfd6;
  --failed: #b10e1c; --warning: #8a4b00; --skipped: #4b5563; --passed: #0b6a2b; --link: #0b5cad; --mark: #fff }
@media (prefers-color-scheme: dark) { :root { --back: #16191d; --card: #20252b; --text: #eceff3; --faint: #b3bac3;
  --edge: #454d57; --failed: #ff9a9f; --warning: #ffc46b; --skipped: #c3cad3; --passed: #7fdc9b; --link: #8cc2ff; --mark: #16191d } }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif }
main, header, footer { max-width: 66rem; margin: 0 auto; padding: 0 1rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.5rem 0 .25rem }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
h3 { font-size: 1rem; margin: 1rem 0 .25rem }
a { color: var(--link) }
p { margin: .25rem 0 }
code, pre { font: .85rem/1.45 "Cascadia Mono", Consolas, ui-monospace, monospace; overflow-wrap: anywhere }
.faint { color: var(--faint) }
.verdict { border: 2px solid; border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; font-size: 1.15rem; font-weight: 600 }
.failed { --tone: var(--failed) } .warning { --tone: var(--warning) } .skipped { --tone: var(--skipped) } .passed { --tone: var(--passed) }
.verdict, .mark { border-color: var(--tone); color: var(--tone) }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: right; padding: .35rem .6rem; border-bottom: 1px solid var(--edge) }
th:first-child, td:first-child { text-align: left }
thead th { color: var(--faint); font-weight: 600 }
tr.interop { border-top: 3px double var(--edge) }
td.some { color: var(--tone); font-weight: 600 }
fieldset { border: 1px solid var(--edge); border-radius: .5rem; margin: .75rem 0; padding: .25rem .75rem .5rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
legend { color: var(--faint); padding: 0 .25rem }
label { display: inline-flex; gap: .4rem; align-items: center; min-height: 1.75rem; cursor: pointer }
input { width: 1.1rem; height: 1.1rem; accent-color: var(--link) }
details { border: 1px solid var(--edge); border-left: .3rem solid var(--tone); border-radius: .4rem; margin: .4rem 0; background: var(--card) }
summary { cursor: pointer; padding: .5rem .75rem; display: flex; gap: .25rem .75rem; align-items: baseline; flex-wrap: wrap }
summary::marker { content: none }
summary::-webkit-details-marker { display: none }
summary::before { content: "▸"; color: var(--faint); width: .8rem }
details[open] > summary::before { content: "▾" }
.exchanges { border: 0; margin: .5rem 0 0; background: none } .exchanges > summary { padding: .25rem 0; color: var(--link) }
.title { flex: 1 1 18rem; min-width: 0; overflow-wrap: anywhere }
.mark { border: 1px solid; border-radius: .25rem; padding: 0 .4rem; font-size: .8rem; font-weight: 700; min-width: 5rem; text-align: center; background: var(--back) }
.inside { padding: 0 .75rem .75rem }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .25rem 1rem; margin: 0 }
dt { color: var(--faint) } dd { margin: 0; overflow-wrap: anywhere }
pre { margin: .25rem 0; padding: .6rem; background: var(--back); border: 1px solid var(--edge); border-radius: .3rem; white-space: pre-wrap }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .4rem } th, td { padding: .3rem } }
@media (prefers-contrast: more) { :root { --edge: currentcolor } }
@media print { :root { color-scheme: light; --back: #fff; --card: #fff; --text: #000; --faint: #333; --edge: #999;
  --failed: #900; --warning: #630; --skipped: #333; --passed: #050; --link: #000 }
  fieldset { display: none } details, table, .verdict { break-inside: auto } summary { break-after: avoid } h2 { break-after: avoid } }
${filterRules()}
`

/** What a chosen filter hides, and the sections that it leaves empty. */
function filterRules(): string {
  const outcomes = ['failed', 'warning', 'skipped', 'passed'].map((one) => ['show', one])
  const columns = ['mandatory', 'preview', 'recommended', 'interop'].map((one) => ['column', one])
  const rules = [...outcomes, ...columns].map(
    ([group, name]) =>
      `main:has(#${group}-${name}:checked) :is(section.lines > details:not(.${name}), section.lines:not(:has(> details.${name}))) { display: none }`,
  )
  return `@media screen {\n${rules.join('\n')}\n}`
}
