import { z } from 'zod'

/** What templates write: `{{ job_title }}`. */
export const FieldId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/u, 'A name of lower-case letters, digits and _ that begins with a letter, at most 40.')

/** Names a program, location, banner, text or rule, and its file in a folder. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/u, 'Lower-case letters, digits and hyphens, at most 60.')

/** File name below `images/`. */
export const ImageName = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{0,70})\.(?:png|jpg|gif)$/u,
    'A lower-case file name that ends with .png, .jpg or .gif.',
  )

export const Label = z.string().trim().min(1, 'Give it a name.').max(80, 'At most 80 characters.')
