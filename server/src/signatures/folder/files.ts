/**
 * The readable files of a configuration, by path: text as it is, pictures as bytes. The same for what is stored, what is
 * exported and what lies in a repository.
 *
 *     settings.yaml                     fields.yaml
 *     programs/<id>/program.yaml        programs/<id>/new.html.liquid   (and new.txt.liquid, reply…, internal…)
 *     programs/<id>/style.css           locations/<id>.yaml
 *     banners/<id>.yaml                 texts/<id>/text.yaml, text.html.liquid, text.txt.liquid
 *     rules/<slot>.yaml                 images/<name>, images/images.yaml
 */
export type Files = ReadonlyMap<string, string | Uint8Array>

export const settingsFile = 'settings.yaml'
export const fieldsFile = 'fields.yaml'
export const imagesFile = 'images/images.yaml'
export const rulesFile = (slot: string): string => `rules/${slot}.yaml`
export const programFile = (id: string, name: string): string => `programs/${id}/${name}`
export const templateFile = (variant: string, kind: 'html' | 'txt'): string => `${variant}.${kind}.liquid`
export const locationFile = (id: string): string => `locations/${id}.yaml`
export const bannerFile = (id: string): string => `banners/${id}.yaml`
export const textFile = (id: string, name: string): string => `texts/${id}/${name}`
export const imageFile = (name: string): string => `images/${name}`
