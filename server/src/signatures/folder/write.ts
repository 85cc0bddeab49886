import { stringify } from 'yaml'
import { z } from 'zod'
import { Banner, Location, Settings, type Text } from '../model/company.ts'
import type { Configuration } from '../model/configuration.ts'
import { Field } from '../model/field.ts'
import { type Program, variants } from '../model/program.ts'
import { Rule, slots } from '../model/rule.ts'
import { compact } from './compact.ts'
import {
  bannerFile,
  fieldsFile,
  imagesFile,
  locationFile,
  programFile,
  rulesFile,
  settingsFile,
  templateFile,
  textFile,
} from './files.ts'
import { ImageList, ProgramHead, TextHead } from './heads.ts'

const yaml = (schema: z.ZodType, value: unknown): string => stringify(compact(schema, value), { lineWidth: 120 })

/**
 * The text files of a configuration; pictures are only listed, their bytes lie beside. One configuration gives the same bytes
 * every time, and `readFolder` gives it back.
 */
export function writeFolder(configuration: Configuration): Map<string, string> {
  const files = new Map<string, string>()
  files.set(settingsFile, yaml(Settings, configuration.settings))
  files.set(fieldsFile, yaml(z.array(Field), configuration.fields))
  for (const program of configuration.programs) writeProgram(files, program)
  for (const { id, ...location } of configuration.locations)
    files.set(locationFile(id), yaml(Location.omit({ id: true }), location))
  for (const { id, ...banner } of configuration.banners)
    files.set(bannerFile(id), yaml(Banner.omit({ id: true }), banner))
  for (const text of configuration.texts) writeText(files, text)
  for (const slot of slots) files.set(rulesFile(slot), yaml(z.array(Rule), configuration.rules[slot]))
  files.set(imagesFile, yaml(ImageList, configuration.images))
  return files
}

function writeProgram(files: Map<string, string>, program: Program): void {
  files.set(programFile(program.id, 'program.yaml'), yaml(ProgramHead, program))
  if (program.style !== '') files.set(programFile(program.id, 'style.css'), program.style)
  for (const variant of variants) {
    const template = program.templates[variant]
    if (template === null) continue
    files.set(programFile(program.id, templateFile(variant, 'html')), template.html)
    if (template.text !== null) files.set(programFile(program.id, templateFile(variant, 'txt')), template.text)
  }
}

function writeText(files: Map<string, string>, text: Text): void {
  files.set(textFile(text.id, 'text.yaml'), yaml(TextHead, text))
  files.set(textFile(text.id, templateFile('text', 'html')), text.html)
  if (text.text !== null) files.set(textFile(text.id, templateFile('text', 'txt')), text.text)
}
