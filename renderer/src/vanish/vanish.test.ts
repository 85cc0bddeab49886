import { describe, expect, it } from 'vitest'
import { render, withFields } from '../testing/facts.ts'

const without = (...names: string[]) => withFields(Object.fromEntries(names.map((name) => [name, null])))

describe('what has no value vanishes', () => {
  it.each([
    ['T {{ phone }} | M {{ mobile }}', ['phone'], 'M +44 7700 900123'],
    ['T {{ phone }} | M {{ mobile }}', ['mobile'], 'T +44 20 7946 0958'],
    ['{{ title }} | {{ department }} | {{ company }}', ['department'], 'Analyst | Nordwind Traders'],
    ['{{ location.street }}, {{ location.nothing }} {{ location.city }}', [], '1 High Street, London'],
    ['{{ title }}, {{ department }} | {{ company }}', ['department'], 'Analyst | Nordwind Traders'],
    ['{{ title }}<br>{{ department }}<br>{{ company }}', ['department'], 'Analyst<br>Nordwind Traders'],
    ['{{ title }}<br>{{ department }}<br>{{ company }}', ['title', 'department'], 'Nordwind Traders'],
    ['{{ title }}<br>{{ company }}', ['company'], 'Analyst'],
    ['<b>Mobile:</b> {{ mobile }}<br>{{ title }}', ['mobile'], 'Analyst'],
    ['Call us | {{ phone }}', ['phone'], 'Call us'],
    [
      'This mail is of {{ company }}, and of nobody else in the whole world.',
      ['company'],
      'This mail is of , and of nobody else in the whole world.',
    ],
    ['<a href="{{ linkedin_url }}">LinkedIn</a> | {{ title }}', ['linkedin_url'], 'Analyst'],
    ['<a href="https://x.example/{{ department }}">Team</a> | {{ title }}', ['department'], 'Analyst'],
    ['<a href="{{ linkedin_url }}">{{ full_name }}</a>', ['linkedin_url'], 'Ada Lovelace'],
    ['<span>{{ title }}</span> <span>|</span> <span>{{ company }}</span>', ['title'], '<span>Nordwind Traders</span>'],
    ['{{ phone }} &ndash; {{ mobile }}', ['mobile'], '+44 20 7946 0958'],
    ['{{ phone }}&nbsp;&#124;&nbsp;{{ mobile }}', ['phone'], '+44 7700 900123'],
    ['{{ phone }}&nbsp;&middot; {{ mobile }}', ['mobile'], '+44 20 7946 0958'],
    ['{{ full_name }} ({{ title }}), {{ company }}', ['title'], 'Ada Lovelace, Nordwind Traders'],
    ['{{ full_name }} [{{ title }}, {{ department }}]', ['title', 'department'], 'Ada Lovelace'],
    ['{{ full_name }} ({{ title }}, {{ department }})', ['department'], 'Ada Lovelace (Analyst)'],
    ['{{ full_name }} ({{ title }}, {{ department }})', ['title'], 'Ada Lovelace (Engines)'],
    [
      '{{ title }} (Mobile {{ mobile }}) | {{ company }} (est. 1990)',
      ['mobile'],
      'Analyst | Nordwind Traders (est. 1990)',
    ],
    ['<img src="{{ photo }}" alt="Photo"> {{ title }}', ['photo'], 'Analyst'],
    ['{{ title }}{% if department %} of {{ department }}{% endif %}', ['department'], 'Analyst'],
  ])('%s without %j', (html, missing, left) => {
    expect(render(`<table><tr><td>${html}</td></tr></table>`, without(...missing)).html).toBe(
      `<table><tr><td>${left}</td></tr></table>`,
    )
  })

  it('takes a row with its label and its icon, and a table without anything left', () => {
    const row = '<tr><td><img src="images/logo.png" alt=""></td><td>Mobile</td><td>{{ mobile }}</td></tr>'
    const other = '<tr><td></td><td>Phone</td><td>{{ phone }}</td></tr>'
    expect(render(`<table>${row}${other}</table>`, without('mobile')).html).toBe(
      '<table><tr><td></td><td>Phone</td><td>+44 20 7946 0958</td></tr></table>',
    )
    expect(render(`<div><table>${row}${other}</table></div>`, without('mobile', 'phone')).html).toBe('')
  })

  it('keeps an empty cell where other rows have one in its place, and takes it where it is alone', () => {
    const cells = '<td>{{ title }}</td><td>{{ company }}</td>'
    expect(render(`<table><tr>${cells}</tr><tr><td>a</td><td>b</td></tr></table>`, without('title')).html).toBe(
      '<table><tr><td></td><td>Nordwind Traders</td></tr><tr><td>a</td><td>b</td></tr></table>',
    )
    expect(render(`<table><tr>${cells}</tr></table>`, without('title')).html).toBe(
      '<table><tr><td>Nordwind Traders</td></tr></table>',
    )
  })

  it('takes a picture without an address', () => {
    expect(
      render('<p><img src="{{ photo }}" alt="" width="80" height="80"></p><p>{{ title }}</p>', without('photo')).html,
    ).toBe('<p>Analyst</p>')
  })

  it('holds in text templates line by line', () => {
    const text = '{{ full_name }}\n{{ title }} | {{ department }}\n\nM {{ mobile }}\nT {{ phone }}\n'
    expect(render('', without('department', 'mobile'), { text }).text).toBe(
      'Ada Lovelace\nAnalyst\n\nT +44 20 7946 0958',
    )
  })
})
