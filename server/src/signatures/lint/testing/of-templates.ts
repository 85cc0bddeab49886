import type { Example } from './example.ts'

const html = 'programs/standard/new.html.liquid'
const css = 'programs/standard/style.css'
const cell = (content: string): string =>
  `<table role="presentation">\n  <tr>\n    <td>${content}</td>\n  </tr>\n</table>\n`

/** On what is written in templates and styles. */
export const ofTemplates: readonly Example[] = [
  {
    code: 'template-broken',
    what: 'Liquid that is never closed',
    wrong: { [html]: cell('{{ full_name }') },
    right: { [html]: cell('{{ full_name }}') },
    at: `${html}:3:9`,
    says: 'Correct the Liquid',
  },
  {
    code: 'left-out',
    what: 'an element that no signature may have',
    wrong: { [html]: cell('{{ full_name }}<video></video>') },
    right: { [html]: cell('{{ full_name }}') },
    at: `${html}:3:24`,
    says: 'Take it out',
  },
  {
    code: 'too-long',
    what: 'more than Gmail takes',
    wrong: { [html]: cell('word '.repeat(2500)) },
    right: { [html]: cell('word '.repeat(200)) },
    at: `${html}:1:1`,
    says: 'Gmail takes 10,000',
  },
  {
    code: 'css-support',
    what: 'a property that classic Outlook does not draw',
    wrong: { [css]: 'td {\n  float: left;\n}\n' },
    right: { [css]: 'td {\n  padding-left: 4px;\n}\n' },
    at: `${css}:2:3`,
    says: 'Outlook for Windows (classic) ignores float (tested 2024-05-08)',
  },
  {
    code: 'css-support',
    what: 'a function in a style attribute',
    wrong: { [html]: cell('<span style="color: #1f1f1f; width: calc(1px + 2px)">{{ full_name }}</span>') },
    right: { [html]: cell('<span style="color: #1f1f1f">{{ full_name }}</span>') },
    at: `${html}:3:38`,
    says: 'calc()',
  },
  {
    code: 'element-support',
    what: 'an element of web pages',
    wrong: { [html]: cell('<wbr>{{ full_name }}') },
    right: { [html]: cell('<span>{{ full_name }}</span>') },
    at: `${html}:3:9`,
    says: 'ignores <wbr>',
  },
  {
    code: 'image-format',
    what: 'a picture within its address',
    wrong: { [html]: cell('<img src="data:image/png;base64,AAAA" alt="x" width="8" height="8">') },
    right: { [html]: cell('<img src="https://www.nordwind.example/a.png" alt="x" width="8" height="8">') },
    at: `${html}:3:19`,
    says: 'Gmail',
  },
  {
    code: 'alt-missing',
    what: 'a picture without words',
    wrong: { [html]: cell('<img src="https://www.nordwind.example/a.png" width="8" height="8">') },
    right: { [html]: cell('<img src="https://www.nordwind.example/a.png" alt="" width="8" height="8">') },
    at: `${html}:3:9`,
    says: 'Add alt',
  },
  {
    code: 'alt-missing',
    what: 'a picture that is a link and says nothing',
    wrong: {
      [html]: cell(
        '<a href="https://www.nordwind.example"><img src="https://www.nordwind.example/a.png" alt="" width="8" height="8"></a>',
      ),
    },
    right: {
      [html]: cell(
        '<a href="https://www.nordwind.example"><img src="https://www.nordwind.example/a.png" alt="Nordwind" width="8" height="8"></a>',
      ),
    },
    at: `${html}:3:99`,
    says: 'where the link leads',
  },
  {
    code: 'contrast',
    what: 'grey on white',
    wrong: { [css]: 'td {\n  color: #aaaaaa;\n}\na {\n  color: #0b5cab;\n}\n' },
    right: { [css]: 'td {\n  color: #595959;\n}\na {\n  color: #0b5cab;\n}\n' },
    at: `${css}:2:10`,
    says: '2.3 to 1 in light mode',
  },
  {
    code: 'contrast',
    what: 'a colour on a colour like it',
    wrong: { [html]: cell('<span style="color: #0b5cab; background-color: #3b3b3b">{{ full_name }}</span>') },
    right: { [html]: cell('<span style="color: #ffffff; background-color: #0b5cab">{{ full_name }}</span>') },
    at: `${css}:12:10`,
    says: '#0b5cab on #3b3b3b',
  },
  {
    code: 'image-size',
    what: 'a picture without its size',
    wrong: { [html]: cell('<img src="https://www.nordwind.example/a.png" alt="" width="40">') },
    right: { [html]: cell('<img src="https://www.nordwind.example/a.png" alt="" width="40" height="40">') },
    at: `${html}:3:9`,
    says: 'no height in pixels',
  },
  {
    code: 'link-scheme',
    what: 'a link by http',
    wrong: { [html]: cell('<a href="http://www.nordwind.example">Nordwind</a>') },
    right: { [html]: cell('<a href="https://www.nordwind.example">Nordwind</a>') },
    at: `${html}:3:18`,
    says: 'A link by http:',
  },
  {
    code: 'link-scheme',
    what: 'half an address',
    wrong: { [html]: cell('<a href="www.nordwind.example">Nordwind</a>') },
    right: { [html]: cell('<a href="{{ linkedin_url }}">Nordwind</a>') },
    at: `${html}:3:18`,
    says: 'no whole address',
  },
  {
    code: 'font-size',
    what: 'small print',
    wrong: { [css]: 'td {\n  font: bold 7pt/10pt Arial;\n}\n' },
    right: { [css]: 'td {\n  font: bold 9pt/12pt Arial;\n}\n' },
    at: `${css}:2:3`,
    says: '9.3 pixels',
  },
  {
    code: 'table-role',
    what: 'a table that says nothing of itself',
    wrong: { [html]: '<table>\n  <tr>\n    <td>{{ full_name }}</td>\n  </tr>\n</table>\n' },
    right: { [html]: cell('{{ full_name }}') },
    at: `${html}:1:1`,
    says: 'role="presentation"',
  },
]
