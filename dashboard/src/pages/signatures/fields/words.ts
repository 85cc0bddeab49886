import type { SignatureField, SignatureOrigin } from '../../../api/schema.ts'

export const kindNames: Readonly<Record<SignatureField['kind'], string>> = {
  text: 'Text',
  number: 'Number',
  phone: 'Phone',
  email: 'E-mail',
  link: 'Link',
  image: 'Image',
  choice: 'Choice',
  yesNo: 'Yes or no',
}

export const truthNames: Readonly<Record<SignatureField['truth'], { short: string; long: string }>> = {
  directory: { short: 'Directory', long: 'The directory decides; employees cannot change it.' },
  employee: { short: 'Employee', long: 'Employees decide; what the directory says is only the beginning.' },
  hybrid: {
    short: 'Directory, until the employee changes it',
    long: 'An employee’s value counts until the directory says something else.',
  },
}

/** Where a value comes from, in words. */
export const originNames: Readonly<Record<SignatureOrigin, string>> = {
  directory: 'Directory',
  employee: 'Employee',
  default: 'Default',
  hidden: 'Hidden by the employee',
  marker: 'Counts as empty',
  empty: 'Empty',
  invalid: 'Cannot be used',
}

export type Transform = SignatureField['from'][number]['transforms'][number]

export const transformNames: Readonly<Record<Transform['do'], string>> = {
  case: 'Letter case',
  phone: 'Phone format',
  prefix: 'Put before',
  suffix: 'Put behind',
  replace: 'Replace',
}

export const newTransform: Readonly<Record<Transform['do'], Transform>> = {
  case: { do: 'case', to: 'title' },
  phone: { do: 'phone', country: null, format: 'international' },
  prefix: { do: 'prefix', text: '' },
  suffix: { do: 'suffix', text: '' },
  replace: { do: 'replace', find: '', with: '' },
}

export const newField: SignatureField = {
  id: '',
  label: '',
  kind: 'text',
  choices: [],
  pattern: null,
  maximumLength: 200,
  placeholder: '',
  help: '',
  hint: '',
  hidden: false,
  required: false,
  default: null,
  truth: 'directory',
  mayHide: false,
  from: [{ path: '', transforms: [] }],
}
