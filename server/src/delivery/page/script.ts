/** What runs on the page: the copy buttons, and nothing else. It reads the signatures from the page's own data. */
export const script = `
const parts = JSON.parse(document.getElementById('signatures').textContent)
const told = document.getElementById('told')
function byEvent({ html, text }) {
  return new Promise((resolve, reject) => {
    const put = (event) => {
      event.clipboardData.setData('text/html', html)
      event.clipboardData.setData('text/plain', text)
      event.preventDefault()
    }
    document.addEventListener('copy', put, { once: true })
    const done = document.execCommand('copy')
    document.removeEventListener('copy', put)
    done ? resolve() : reject(new Error('refused'))
  })
}
async function copy(part) {
  if (!navigator.clipboard || !window.ClipboardItem) return byEvent(part)
  const blob = (type, value) => new Blob([value], { type })
  const item = new ClipboardItem({ 'text/html': blob('text/html', part.html), 'text/plain': blob('text/plain', part.text) })
  return navigator.clipboard.write([item]).catch(() => byEvent(part))
}
for (const button of document.querySelectorAll('button[data-variant]')) {
  button.addEventListener('click', () => {
    copy(parts[button.dataset.variant]).then(
      () => { told.textContent = 'Copied. Paste it where your mail program asks for the signature.' },
      () => { told.textContent = 'Your browser did not allow it. Mark the signature with the mouse and copy it by hand.' },
    )
  })
}
`

export const style = `
:root { color-scheme: light dark; --text: #242424; --quiet: #616161; --back: #fafafa; --card: #ffffff; --line: #d1d1d1; --brand: #0f6cbd; }
@media (prefers-color-scheme: dark) { :root { --text: #ffffff; --quiet: #adadad; --back: #1f1f1f; --card: #292929; --line: #525252; --brand: #62abf5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 'Segoe UI', system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 760px; margin: 0 auto; padding: 32px 16px 64px; display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.1rem; margin: 0; }
p, ol { margin: 0; }
.quiet { color: var(--quiet); }
section, details { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 16px; }
section { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.signature { contain: content; overflow: auto; background: #ffffff; color: #000000; border: 1px solid var(--line); border-radius: 4px; padding: 16px; font: 13px Arial, sans-serif; }
.actions { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
button { font: inherit; font-weight: 600; color: #ffffff; background: #0f6cbd; border: 1px solid transparent; border-radius: 4px; padding: 6px 16px; cursor: pointer; }
button:hover { background: #115ea3; }
a { color: var(--brand); }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
summary { cursor: pointer; font-weight: 600; }
details ol { margin-top: 10px; padding-inline-start: 22px; }
`
