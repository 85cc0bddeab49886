import type { JsonObject } from '../../../base/index.ts'
import { Banner, Location, Settings } from '../../model/company.ts'
import type { Configuration } from '../../model/configuration.ts'
import { Field } from '../../model/field.ts'
import type { FieldValue } from '../../model/person.ts'
import { Program } from '../../model/program.ts'
import { Rule, type Slot } from '../../model/rule.ts'
import type { Subject } from '../asked.ts'

export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const departmentPath = `${enterprise}:department`

interface Draft {
  readonly id?: string
  readonly document?: JsonObject
  readonly groups?: readonly { readonly id: string; readonly name: string }[]
  readonly fields?: Readonly<Record<string, string>>
}

/** Somebody with this document, these groups and these values of fields. */
export function subjectOf({ id = 'person-1', document = {}, groups = [], fields = {} }: Draft): Subject {
  const person = { id, scimServerId: 'server-1', active: true, document, groups, manager: null }
  const valueOf = (value: string): FieldValue => ({
    value,
    origin: 'directory',
    path: null,
    directoryValue: value,
    problem: null,
  })
  return { person, fields: new Map(Object.entries(fields).map(([field, value]) => [field, valueOf(value)])) }
}

type RuleDraft = Partial<Record<Slot, readonly unknown[]>>

/** Programs, locations and banners named by their ids, and rules as they stand in a file. */
export function configurationOf(
  rules: RuleDraft,
  named: { programs?: string[]; locations?: string[]; banners?: unknown[] } = {},
): Configuration {
  const { programs = ['standard', 'sales'], locations = ['berlin', 'munich'], banners = [] } = named
  const list = (slot: Slot) => Rule.array().parse(rules[slot] ?? [])
  return {
    settings: Settings.parse({}),
    fields: [Field.parse({ id: 'department', label: 'Department' }), Field.parse({ id: 'title', label: 'Title' })],
    programs: programs.map((id) => Program.parse({ id, name: `Program ${id}`, templates: { new: { html: 'x' } } })),
    locations: locations.map((id) => Location.parse({ id, name: `Office ${id}` })),
    banners: Banner.array().parse(banners),
    texts: [],
    rules: { location: list('location'), program: list('program'), banner: list('banner'), text: list('text') },
    images: [],
  }
}

export const everybody = { all: [] }

/** A rule of a file. */
export const rule = (id: string, when: unknown, ...give: string[]) => ({ id, name: `Rule ${id}`, when, give })
