import type { Graph } from '../graph.ts'
import { type DeviceCode, directoryRoles, publicClientId } from '../identity/index.ts'
import { adminName } from './answer-code.ts'

/** Nothing but this page's own style sheet and forms. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The first page: where the code is entered. `problem` says what was wrong with the last one. */
export function codePage(userCode: string, problem: string | null): string {
  const wrong = problem === null ? '' : `<p class="problem" id="problem" role="alert">${escape(problem)}</p>`
  const described = problem === null ? 'hint' : 'problem hint'
  return page(
    'Enter code',
    `<h1>Enter code to allow access</h1>
<p id="hint">Once you enter the code displayed on your app or device, it will have access to this rehearsal's tenant.</p>
${wrong}
<form method="post" action="/devicelogin">
<label for="code">Code</label>
<input id="code" name="code" value="${escape(userCode)}" maxlength="20" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="${described}"${problem === null ? '' : ' aria-invalid="true"'}>
<div class="buttons"><button type="submit">Next</button></div>
</form>`,
  )
}

/** The second page: who signs in, and what the program asks for. */
export function consentPage(graph: Graph, code: DeviceCode, problem: string | null): string {
  const wrong = problem === null ? '' : `<p class="problem" role="alert">${escape(problem)}</p>`
  const scopes = code.scopes.map((scope) => `<li>${escape(scope)}</li>`).join('')
  const roles = directoryRoles.map((role) => `<option>${escape(role)}</option>`).join('')
  return page(
    'Permissions requested',
    `<h1>Permissions requested</h1>
<p><strong>${escape(programName(graph, code.clientId))}</strong> would like to act in ${escape(graph.rehearsal.tenant.profile.displayName)}:</p>
<ul>${scopes}</ul>
${wrong}
<form method="post" action="/devicelogin">
<input type="hidden" name="code" value="${escape(code.userCode)}">
<label for="name">Sign in as</label>
<input id="name" name="userPrincipalName" value="${escape(adminName(graph))}" required autocomplete="off" spellcheck="false">
<label for="role">With the role</label>
<select id="role" name="role">${roles}</select>
<div class="buttons"><button type="submit" name="answer" value="accept">Accept</button>
<button type="submit" name="answer" value="cancel" class="plain" formnovalidate>Cancel</button></div>
</form>`,
  )
}

/** The last page. */
export function endPage(approved: boolean): string {
  const [title, text] = approved
    ? ['You have signed in', 'The program goes on by itself. You may now close this window.']
    : ['You declined', 'The program was told so. You may now close this window.']
  return page(title, `<h1>${title}</h1><p>${text}</p>`)
}

function programName(graph: Graph, clientId: string): string {
  if (clientId === publicClientId) return 'Microsoft Graph Command Line Tools'
  return graph.registrations.find(clientId)?.displayName ?? clientId
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Rehearsal Entra</title><link rel="stylesheet" href="/devicelogin/style.css"></head>
<body><main>${body}</main><footer>A rehearsal. Not Microsoft's, and not affiliated with Microsoft.</footer></body></html>`
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
}

export const styleSheet = `:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --ground: #f2f2f2; --line: #616161; --brand: #0f6cbd; --on-brand: #fff; --bad: #b10e1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #fff; --paper: #292929; --ground: #141414; --line: #adadad; --brand: #479ef5; --on-brand: #0a0a0a; --bad: #ff99a4; } }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
main { box-sizing: border-box; width: min(28rem, 100%); padding: 2rem; background: var(--paper); overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
label { display: block; margin: 1rem 0 .375rem; font-weight: 600; }
ul { padding-left: 1.25rem; }
input, select { box-sizing: border-box; width: 100%; min-height: 2.5rem; padding: .25rem .5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.5rem; }
button { min-height: 2.5rem; padding: 0 1.5rem; font: inherit; font-weight: 600; color: var(--on-brand); background: var(--brand); border: 1px solid var(--brand); border-radius: 4px; cursor: pointer; }
button.plain { color: var(--ink); background: var(--paper); border-color: var(--line); }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.problem { color: var(--bad); font-weight: 600; }
footer { padding: 0 1rem 1rem; font-size: .875rem; text-align: center; }
`
