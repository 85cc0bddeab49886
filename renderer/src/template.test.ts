import { describe, expect, it } from 'vitest'
import { TemplateError } from './contract.ts'
import { compileTemplate } from './template.ts'
import { facts, render, withFields } from './testing/facts.ts'

const problemsOf = (html: string, style = '') => {
  try {
    compileTemplate({ html, style, text: null }).render(facts)
    return []
  } catch (error) {
    if (error instanceof TemplateError) return error.problems
    throw error
  }
}

describe('a template', () => {
  it('places a value as its place demands', () => {
    const name = withFields({ full_name: '<img src=x onerror=alert(1)> & "Co"', email: 'a b"@x.example' })
    expect(render('{{ full_name }}', name).html).toBe('&lt;img src=x onerror=alert(1)&gt; &amp; "Co"')
    expect(render('<td title="{{ full_name }}">x</td>', name).html).toContain('&quot;Co&quot;')
    expect(render('<a href="mailto:{{ email }}">x</a>', name).html).toBe('<a href="mailto:a%20b%22@x.example">x</a>')
    expect(render('<a href="tel:{{ phone }}">x</a>').html).toBe('<a href="tel:+442079460958">x</a>')
    expect(render('<a href="https://x.example/?q={{ title }}&amp;r=1">x</a>', withFields({ title: 'a&b' })).html).toBe(
      '<a href="https://x.example/?q=a%26b&amp;r=1">x</a>',
    )
  })

  it.each(['javascript:alert(1)', ' java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'])(
    'lets no person link to %s',
    (linkedin_url) => {
      expect(render('<a href="{{ linkedin_url }}">{{ title }}</a>', withFields({ linkedin_url })).html).toBe('Analyst')
    },
  )

  it('completes an address that people write short', () => {
    const short = withFields({ linkedin_url: 'www.linkedin.com/in/ada' })
    expect(render('<a href="{{ linkedin_url }}">In</a>', short).html).toBe(
      '<a href="https://www.linkedin.com/in/ada">In</a>',
    )
  })

  it('inlines its style by weight and order, and repeats fonts where Outlook forgets them', () => {
    const style =
      '#one { color: #abc } .b { color: red; padding-left: 4px } td { color: blue; padding: 0; font-size: 13px }'
    expect(render('<table><tr><td class="b"><span>x</span></td></tr></table>', facts, { style }).html).toBe(
      '<table><tr><td style="padding:0;font-size:13px;color:red;padding-left:4px"><span style="font-size:13px;color:red">x</span></td></tr></table>',
    )
    expect(render('<p id="one" class="b" style="padding-left: 9px">x</p>', facts, { style }).html).toBe(
      '<p style="color:#aabbcc;padding-left:9px">x</p>',
    )
  })

  it('gives pictures of the folder their address and size', () => {
    expect(render('<img src="images/logo.png" alt="Nordwind" width="60">').html).toBe(
      '<img src="https://signatures.nordwind.example/i/logo.png" alt="Nordwind" width="60" height="20">',
    )
    const missing = render('<p>x<img src="images/none.png" alt=""></p>')
    expect(missing.html).toBe('<p>x</p>')
    expect(missing.problems).toMatchObject([{ code: 'unknown-image' }])
  })

  it('knows what it reads', () => {
    const template = compileTemplate({
      html: '{% assign a = title %}{{ a }} {{ location }} {{ location.street }}{% if banner %}{{ banner.alt }}{% endif %}{% for text in texts %}{{ text.html }}{% endfor %}<img src="images/logo.png" alt="">',
      style: 'td { color: {{ location.colour }} }',
      text: '{{ fax }}',
    })
    expect(template.fields).toEqual(['fax', 'location', 'location.colour', 'location.street', 'title'])
    expect(template.images).toEqual(['logo.png'])
  })

  it('gives a field and a place of one name', () => {
    expect(
      render('{{ location }} {{ location.street }} {{ location | upcase }} {% if location == "London" %}y{% endif %}')
        .html,
    ).toBe('London 1 High Street LONDON y')
    expect(render('{% if location %}y{% else %}n{% endif %}', withFields({ location: null })).html).toBe('n')
  })

  it('takes in texts as markup, with the same fields', () => {
    const texts = [{ html: '<b>{{ company }}</b> &amp; partners', text: null }]
    const html = '{% for text in texts %}<p>{{ text.html }}</p>{% endfor %}'
    const done = render(html, { ...withFields({ company: '<i>' }), texts })
    expect(done.html).toBe('<p><b>&lt;i&gt;</b> &amp; partners</p>')
    expect(done.text).toBe('<i> & partners')
  })

  it('says a link in its text where it does not show itself', () => {
    const html =
      '<p>{{ full_name }}</p><p><a href="{{ linkedin_url }}">LinkedIn</a> | <a href="mailto:{{ email }}">{{ email }}</a></p><p><a href="https://nordwind.example/">nordwind.example</a></p>'
    expect(render(html).text).toBe(
      'Ada Lovelace\nLinkedIn: https://www.linkedin.com/in/ada | ada@nordwind.example\nnordwind.example',
    )
  })

  it.each([
    ['<p>\n{{ full_name }</p>', 'syntax', 2],
    ['<p>\n{% if title %}x</p>', 'syntax', 2],
    ['<p>{% include "x" %}</p>', 'not-allowed', 1],
    ['<p>{% echo title %}</p>', 'not-allowed', 1],
    ['<p>{{ title | raw }}</p>', 'not-allowed', 1],
    ['<p {{ title }}>x</p>', 'place', 1],
    ['{% for i in (1..100000000) %}x{% endfor %}', 'too-much', 1],
    ['{% for i in (1..9000) %}{% for j in (1..9000) %}{{ title }}{% endfor %}{% endfor %}', 'too-much', 1],
  ])('%s is refused at its place', (html, code, line) => {
    expect(problemsOf(html)).toMatchObject([{ code, line, part: 'html' }])
  })

  it('captures words, which can be compared and shortened as any value', () => {
    const captured = '{% capture who %}{{ title }}{% endcapture %}'
    expect(render(`${captured}{% if who == "" %}nobody{% endif %}`, withFields({ title: null })).html).toBe('nobody')
    expect(render(`${captured}{{ who | upcase | truncate: 4, "" }}`).html).toBe('ANAL')
    expect(render(`${captured}{{ who }}`, withFields({ title: '<b>' })).html).toBe('&lt;b&gt;')
  })

  it('tells what it leaves out', () => {
    const { html, problems } = render('<p onclick="x()">a<script>b</script><blink>c</blink></p>', facts, {
      style: 'p { position: absolute; color: red }\np:hover { color: blue }\n@media print { p { color: red } }',
    })
    expect(html).toBe('<p style="color:red">ac</p>')
    expect(problems.map(({ part, line, column }) => `${part}:${line}:${column}`)).toEqual([
      'html:1:13',
      'html:1:19',
      'html:1:37',
      'style:1:5',
      'style:2:1',
      'style:3:1',
    ])
  })
})
