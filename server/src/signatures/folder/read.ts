import type { z } from 'zod'
import { Banner, type ImageFile, Location, Settings, type Text } from '../model/company.ts'
import type { Configuration } from '../model/configuration.ts'
import { Field } from '../model/field.ts'
import { Slug } from '../model/names.ts'
import type { Program, Template } from '../model/program.ts'
import { Rule, type Slot, slots } from '../model/rule.ts'
import { type Files, fieldsFile, imagesFile, rulesFile, settingsFile } from './files.ts'
import { ImageList, ProgramHead, TextHead } from './heads.ts'
import { FolderError, type FolderProblem } from './problem.ts'
import { readYaml } from './read-yaml.ts'

/**
 * The configuration in a folder of files. A file that is missing has what the product would fill in; a file that nobody
 * knows is a problem, since a misspelled one would silently do nothing.
 * @throws {FolderError} with every problem at once
 */
export function readFolder(files: Files): Configuration {
  const folder = new Folder(files)
  const configuration: Configuration = {
    settings: folder.yaml(settingsFile, Settings) ?? Settings.parse({}),
    fields: folder.yaml(fieldsFile, Field.array()) ?? [],
    programs: folder.ids(/^programs\/([^/]+)\//u).flatMap((id) => folder.program(id)),
    locations: folder.entries('locations', Location),
    banners: folder.entries('banners', Banner),
    texts: folder.ids(/^texts\/([^/]+)\//u).flatMap((id) => folder.text(id)),
    rules: folder.rules(),
    images: folder.images(),
  }
  folder.finish()
  return configuration
}

class Folder {
  readonly #files: Files
  readonly #problems: FolderProblem[] = []
  readonly #known = new Set<string>()

  constructor(files: Files) {
    this.#files = files
  }

  text(id: string): Text[] {
    const head = this.yaml(`texts/${id}/text.yaml`, TextHead)
    const template = this.#template(`texts/${id}/text`)
    if (head === null || template === null) return []
    return [{ id, ...head, ...template }]
  }

  program(id: string): Program[] {
    const at = `programs/${id}/`
    const head = this.yaml(`${at}program.yaml`, ProgramHead)
    const templates = {
      new: this.#template(`${at}new`),
      reply: this.#template(`${at}reply`, false),
      internal: this.#template(`${at}internal`, false),
    }
    const style = this.#content(`${at}style.css`) ?? ''
    if (head === null || templates.new === null) return []
    return [{ id, ...head, style, templates: { ...templates, new: templates.new } }]
  }

  rules(): Record<Slot, Rule[]> {
    const read = slots.map((slot) => [slot, this.yaml(rulesFile(slot), Rule.array()) ?? []] as const)
    return Object.fromEntries(read) as Record<Slot, Rule[]>
  }

  images(): ImageFile[] {
    const listed = this.yaml(imagesFile, ImageList) ?? []
    for (const path of this.#files.keys()) if (/^images\/[^/]+\.(?:png|jpg|gif)$/u.test(path)) this.#known.add(path)
    return listed
  }

  /** Ids of the entries below a folder, in order. */
  ids(pattern: RegExp): string[] {
    const found = new Set<string>()
    for (const path of this.#files.keys()) {
      const id = pattern.exec(path)?.[1]
      if (id === undefined || found.has(id)) continue
      const read = Slug.safeParse(id)
      if (read.success) found.add(id)
      else this.#problem(path, null, `The name "${id}" cannot be used: ${read.error.issues[0]?.message ?? ''}`)
    }
    return [...found].sort()
  }

  entries<T extends z.ZodObject>(folder: string, schema: T): z.output<T>[] {
    const without = schema.omit({ id: true } as never)
    return this.ids(new RegExp(`^${folder}/([^/]+)\\.yaml$`, 'u')).flatMap((id) => {
      const read = this.yaml(`${folder}/${id}.yaml`, without)
      return read === null ? [] : [schema.parse({ id, ...read })]
    })
  }

  /** Null: the file is not there, or it cannot be read. */
  yaml<T extends z.ZodType>(path: string, schema: T): z.output<T> | null {
    const text = this.#content(path)
    if (text !== null) return readYaml(schema, path, text, this.#problems)
    if (path.startsWith('programs/') || path.startsWith('texts/')) this.#problem(path, null, 'This file is missing.')
    return null
  }

  finish(): void {
    for (const path of this.#files.keys())
      if (!this.#known.has(path)) this.#problem(path, null, 'No file of this name belongs here. Rename or remove it.')
    if (this.#problems.length > 0) throw new FolderError(this.#problems)
  }

  #template(stem: string, needed = true): Template | null {
    const html = this.#content(`${stem}.html.liquid`)
    const text = this.#content(`${stem}.txt.liquid`)
    if (html !== null) return { html, text }
    if (needed || text !== null) this.#problem(`${stem}.html.liquid`, null, 'This file is missing.')
    return null
  }

  #content(path: string): string | null {
    const content = this.#files.get(path)
    if (content === undefined) return null
    this.#known.add(path)
    if (typeof content === 'string') return content
    this.#problem(path, null, 'This file must be text in UTF-8.')
    return null
  }

  #problem(file: string, line: number | null, message: string): void {
    this.#problems.push({ file, line, message })
  }
}
