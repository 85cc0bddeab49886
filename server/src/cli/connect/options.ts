import { InvalidArgumentError } from 'commander'
import {
  type Choices,
  Choices as ChoicesShape,
  type CloudName,
  ConnectProblem,
  defaultTarget,
  offeredMarks,
} from '../../connect/index.ts'

/** As commander reads them. */
export interface ConnectOptions {
  readonly server?: string
  readonly account?: string
  readonly tenant?: string
  readonly cloud?: CloudName
  readonly name?: string
  readonly group?: readonly string[]
  readonly allUsers?: true
  readonly makeAllUsers?: true
  readonly everyone?: true
  readonly person?: string
  readonly keepExternalId?: true
  readonly attribute?: readonly string[]
  readonly mark?: readonly string[]
  readonly markText?: string
  readonly plan?: true
  readonly undo?: true
  readonly check?: true
  readonly clientId?: string
  readonly graphUrl?: string
  readonly loginUrl?: string
  readonly json?: true
}

/** Gathers an option that may be given more than once. */
export const gather = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value]

/** `https://…`, without a slash at the end. */
export function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:/u.test(text)) {
    throw new InvalidArgumentError('Write an address that begins with https:// (or http:// for a rehearsal).')
  }
  return text.replace(/\/+$/u, '')
}

/** What finding names in Entra gives. */
export interface Named {
  readonly groups: readonly string[]
  readonly person: string | null
}

/**
 * The choices of a run: what was chosen before, with what the options say.
 * @throws {ConnectProblem} entra-choice names the option
 */
export function choicesOf(options: ConnectOptions, earlier: Choices, named: Named): Choices {
  const groupsGiven = options.group !== undefined
  const wish = {
    ...earlier,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.cloud === undefined ? {} : { cloud: options.cloud }),
    ...(options.everyone ? { scope: 'everyone' } : groupsGiven || options.allUsers ? { scope: 'groups' } : {}),
    ...(groupsGiven ? { groups: named.groups, allUsers: options.allUsers === true } : {}),
    ...(options.allUsers || options.makeAllUsers ? { allUsers: true } : {}),
    ...(options.makeAllUsers ? { makeAllUsers: true } : {}),
    ...(options.person === undefined ? {} : { person: named.person }),
    ...(options.keepExternalId ? { stableExternalId: false } : {}),
    ...(options.attribute === undefined ? {} : { attributes: options.attribute.map(readAttribute) }),
    ...(options.mark === undefined ? {} : { marks: options.mark.map(readMark) }),
    ...(options.markText === undefined ? {} : { mark: options.markText }),
  }
  const read = ChoicesShape.safeParse(wish)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new ConnectProblem({
    code: 'entra-choice',
    message: `${optionNames[String(issue?.path[0])] ?? String(issue?.path[0])} cannot be used.`,
    whatToDo: issue?.message ?? 'See dynasend connect entra --help.',
  })
}

const optionNames: Readonly<Record<string, string>> = {
  name: '--name',
  groups: '--group',
  person: '--person',
  attributes: '--attribute',
  marks: '--mark',
  mark: '--mark-text',
}

/** `companyName`, or `extensionAttribute1=timezone`. */
function readAttribute(text: string): { source: string; target: string } {
  const split = text.indexOf('=')
  if (split < 0) return { source: text, target: defaultTarget(text) }
  return { source: text.slice(0, split), target: text.slice(split + 1) }
}

/** `mobile` stands for the target of that title; anything else is a target as it is. */
function readMark(text: string): string {
  return offeredMarks.find(({ title }) => title.toLowerCase() === text.toLowerCase())?.target ?? text
}
