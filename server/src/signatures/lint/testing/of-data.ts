import { type Change, type Example, facts } from './example.ts'

const html = 'programs/standard/new.html.liquid'
const cell = (content: string): string =>
  `<table role="presentation">\n  <tr>\n    <td>${content}</td>\n  </tr>\n</table>\n`

const picture = (name: string, width: number, bytes: number): string =>
  `- name: ${name}\n  hash: ${'a'.repeat(64)}\n  width: ${width}\n  height: 100\n  bytes: ${bytes}\n`
const logo = (width: number, bytes: number): Change => ({
  'images/images.yaml': picture('logo.png', width, bytes),
  [html]: cell('<img src="images/logo.png" alt="Nordwind" width="200" height="100">'),
})
const banner = (lines: string, name = 'fair.png'): Change => ({
  'banners/fair.yaml': `name: Fair\nimage: ${name}\nalt: Meet us at the fair\n${lines}`,
  'images/images.yaml': picture('fair.png', 600, 1000),
})
const rule = (when: string, give = '    - standard'): Change => ({
  'rules/program.yaml': `- id: some\n  name: Some\n  when:\n${when}\n  give:\n${give}\n`,
})

/** On fields, rules, locations, banners and pictures. */
export const ofData: readonly Example[] = [
  {
    code: 'unknown-field',
    what: 'a template that reads a misspelled field',
    wrong: { [html]: cell('{{ full_nam }}') },
    right: { [html]: cell('{{ full_name }}') },
    at: `${html}:3:12`,
    says: 'Write "full_name"',
  },
  {
    code: 'unknown-field',
    what: 'a rule that asks for a field that there is not',
    wrong: rule('    not:\n      field: shoe_size\n      operator: isEmpty'),
    right: rule('    not:\n      field: title\n      operator: isEmpty'),
    at: 'rules/program.yaml:5:14',
    says: 'shoe_size',
  },
  {
    code: 'unknown-location-field',
    what: 'a template that reads a misspelled one',
    wrong: { [html]: cell('{{ full_name }}, {{ location.steet }}') },
    right: { [html]: cell('{{ full_name }}, {{ location.street }}') },
    at: `${html}:3:29`,
    says: 'Write "location.street"',
  },
  {
    code: 'unknown-location-field',
    what: 'a location that fills one that there is not',
    wrong: { 'locations/oslo.yaml': 'name: Oslo\nvalues:\n  floor: "3"\n' },
    right: { 'locations/oslo.yaml': 'name: Oslo\nvalues:\n  street: Karl Johans gate 1\n' },
    at: 'locations/oslo.yaml:3:10',
    says: 'nobody sees this value',
  },
  {
    code: 'unknown-reference',
    what: 'a rule that gives a program that there is not',
    wrong: rule('    all: []', '    - standart'),
    right: rule('    all: []'),
    at: 'rules/program.yaml:6:7',
    says: 'Write "standard"',
  },
  {
    code: 'unknown-reference',
    what: 'a rule that asks for a location that there is not',
    wrong: rule('    any:\n      - location:\n          - oslo'),
    right: { ...rule('    any:\n      - location:\n          - oslo'), 'locations/oslo.yaml': 'name: Oslo\n' },
    at: 'rules/program.yaml:6:13',
    says: 'the location "oslo"',
  },
  {
    code: 'unknown-group',
    what: 'a rule on a group that was not sent',
    wrong: rule('    memberOf:\n      - name: Sales Oslo'),
    right: rule('    memberOf:\n      - name: sales oslo'),
    facts,
    at: 'rules/program.yaml:5:9',
    says: 'Assign the group',
  },
  {
    code: 'attribute-never-arrives',
    what: 'a rule on an attribute that nobody has',
    wrong: rule('    attribute: costCenter\n    operator: equals\n    values: ["1"]'),
    right: rule('    attribute: Title\n    operator: equals\n    values: ["1"]'),
    facts: { ...facts, people: 10, attributes: { title: 9 } },
    at: 'rules/program.yaml:4:16',
    says: 'nobody of 10 people',
  },
  {
    code: 'rule-unreachable',
    what: 'a rule below one for everybody',
    wrong: {
      'rules/text.yaml':
        '- id: all\n  name: All\n  when:\n    all: []\n  give: []\n- id: one\n  name: One\n  when:\n    field: title\n    operator: isEmpty\n  give: []\n',
    },
    right: {
      'rules/text.yaml':
        '- id: one\n  name: One\n  when:\n    field: title\n    operator: isEmpty\n  give: []\n- id: all\n  name: All\n  when:\n    all: []\n  give: []\n',
    },
    at: 'rules/text.yaml:7:9',
    says: 'below "All"',
  },
  {
    code: 'image-missing',
    what: 'a template that shows a picture that there is not',
    wrong: { ...logo(400, 1000), 'images/images.yaml': null },
    right: logo(400, 1000),
    at: `${html}:3:19`,
    says: 'There is no picture "logo.png"',
  },
  {
    code: 'image-missing',
    what: 'a banner whose picture there is not',
    wrong: banner('', 'fare.png'),
    right: banner(''),
    at: 'banners/fair.yaml:2:8',
    says: 'Write "fair.png"',
  },
  {
    code: 'image-weight',
    what: 'a heavy picture',
    wrong: logo(400, 60_000),
    right: logo(400, 40_000),
    at: 'images/images.yaml:1:9',
    says: '59 KB; 50 is the most',
  },
  {
    code: 'image-weight',
    what: 'pictures that are heavy together',
    wrong: {
      'images/images.yaml': picture('one.png', 16, 30_000) + picture('two.png', 16, 30_000),
      [html]: cell(
        '<img src="images/one.png" alt="" width="8" height="8"><img src="images/two.png" alt="" width="8" height="8">',
      ),
    },
    right: {
      'images/images.yaml': picture('one.png', 16, 30_000) + picture('two.png', 16, 30_000),
      [html]: cell(
        '<img src="images/one.png" alt="" width="8" height="8"><img src="images/one.png" alt="" width="8" height="8">',
      ),
    },
    at: `${html}:3:19`,
    says: 'together',
  },
  {
    code: 'image-size',
    what: 'many more pixels than are shown',
    wrong: logo(401, 1000),
    right: logo(400, 1000),
    at: `${html}:3:19`,
    says: 'Upload it 400 pixels wide',
  },
  {
    code: 'banner-dates',
    what: 'a banner whose time is over',
    wrong: banner('to: 2026-11-23T13:00\ntimeZone: Europe/Berlin\n'),
    right: banner('to: 2026-11-23T13:01\ntimeZone: Europe/Berlin\n'),
    at: 'banners/fair.yaml:4:5',
    says: 'nobody gets it',
  },
  {
    code: 'banner-dates',
    what: 'a time zone that there is not',
    wrong: banner('timeZone: Europe/Nowhere\n'),
    right: banner('timeZone: Europe/Oslo\n'),
    at: 'banners/fair.yaml:4:11',
    says: 'Europe/Nowhere',
  },
  {
    code: 'banner-dates',
    what: 'an end before the beginning',
    wrong: banner('from: 2027-02-01T00:00\nto: 2027-01-01T00:00\n'),
    right: banner('from: 2027-01-01T00:00\nto: 2027-02-01T00:00\n'),
    at: 'banners/fair.yaml:5:5',
    says: 'before it begins',
  },
  {
    code: 'banner-dates',
    what: 'a day that there is not',
    wrong: banner('from: 2027-02-30T00:00\n'),
    right: banner('from: 2027-02-28T00:00\n'),
    at: 'banners/fair.yaml:4:7',
    says: 'no date of the calendar',
  },
  {
    code: 'mostly-empty',
    what: 'a field that few people have',
    wrong: { [html]: cell('{{ department }}') },
    right: { [html]: cell('{{ title }}') },
    facts: { ...facts, people: 10, filled: { department: 4, title: 5, company: 5, phone: 6, full_name: 10 } },
    at: `${html}:3:12`,
    says: 'empty for 6 of 10 people',
  },
  {
    code: 'duplicate-id',
    what: 'two fields of one name',
    wrong: { 'fields.yaml': '- id: title\n  label: Title\n- id: title\n  label: Role\n' },
    right: { 'fields.yaml': '- id: title\n  label: Title\n- id: role\n  label: Role\n' },
    at: 'fields.yaml:3:7',
    says: 'there already',
  },
  {
    code: 'program-unused',
    what: 'a program that no rule gives',
    wrong: {
      'programs/other/program.yaml': 'name: Other\n',
      'programs/other/new.html.liquid': cell('{{ full_name }}'),
    },
    right: {
      'programs/other/program.yaml': 'name: Other\n',
      'programs/other/new.html.liquid': cell('{{ full_name }}'),
      ...rule('    all: []', '    - other\n    - standard'),
    },
    at: 'programs/other/program.yaml:1:7',
    says: 'No rule gives',
  },
]
