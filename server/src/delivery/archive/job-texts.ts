import { z } from 'zod'
import { mailClients } from '../desktop/index.ts'

const Input = z.object({ clients: z.array(z.enum(mailClients)).default(['outlook']) })
const Result = z.object({ bytes: z.number(), people: z.number(), until: z.string() })
export type Result = z.infer<typeof Result>

/** What an archive was asked to hold, as its job keeps it. */
export const inputOf = (text: string): z.infer<typeof Input> => Input.parse(JSON.parse(text))

/** What became of it: its size in bytes, how many people, and when its day is over. */
export const resultOf = (text: string): Result => Result.parse(JSON.parse(text))
