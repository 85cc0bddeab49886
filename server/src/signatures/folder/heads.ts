import { z } from 'zod'
import { ImageFile, Text } from '../model/company.ts'
import { Program } from '../model/program.ts'

/** What of a program lies in `program.yaml`; templates and style are files of their own. */
export const ProgramHead = Program.pick({ name: true, description: true, blocks: true })
export const TextHead = Text.pick({ name: true })
export const ImageList = z.array(ImageFile)
