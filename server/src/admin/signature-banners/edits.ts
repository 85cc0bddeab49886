import type { Configuration } from '../../signatures/index.ts'
import type { Banner, Text } from '../../signatures/model/company.ts'
import type { Rule } from '../../signatures/model/rule.ts'
import { invalid, notFound } from '../route/problem.ts'
import { showing } from '../signature-programs/edits.ts'

const upsert = <T extends { readonly id: string }>(all: readonly T[], one: T): T[] =>
  all.some(({ id }) => id === one.id) ? all.map((old) => (old.id === one.id ? one : old)) : [...all, one]

/** @throws {AdminProblem} 400 for a picture that is not there, a link that is not https, or a time that there is not */
export function withBanner(configuration: Configuration, banner: Banner): Configuration {
  const problems = problemsOf(configuration, banner)
  if (Object.keys(problems).length > 0) throw invalid(problems)
  const before = configuration.banners.find(({ id }) => id === banner.id)
  return withoutUnshown({ ...configuration, banners: upsert(configuration.banners, banner) }, before?.image)
}

/** Without a picture that a banner showed, where nothing else shows it. */
function withoutUnshown(configuration: Configuration, name: string | undefined): Configuration {
  const { images } = configuration
  if (name === undefined || showing(configuration, name).length > 0) return configuration
  return { ...configuration, images: images.filter((image) => image.name !== name) }
}

function problemsOf({ images }: Configuration, banner: Banner): Record<string, string> {
  const { image, link, from, to, timeZone } = banner
  const problems: Record<string, string> = {}
  if (!images.some(({ name }) => name === image))
    problems['banner.image'] = `There is no picture "${image}". Upload it, or choose another one.`
  if (link !== '' && !isSecureAddress(link))
    problems['banner.link'] = 'Write a whole address that begins with https://.'
  if (!isTimeZone(timeZone))
    problems['banner.timeZone'] = `There is no time zone "${timeZone.slice(0, 60)}". Write it as Europe/Berlin.`
  if (from !== null && !isMinute(from)) problems['banner.from'] = 'The calendar has no such day.'
  if (to !== null && !isMinute(to)) problems['banner.to'] = 'The calendar has no such day.'
  else if (from !== null && to !== null && to <= from) problems['banner.to'] = 'Write an end after the beginning.'
  return problems
}

function isSecureAddress(link: string): boolean {
  return /^https:\/\/\S+$/iu.test(link) && URL.canParse(link)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function isMinute(local: string): boolean {
  try {
    Temporal.PlainDateTime.from(local, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** @throws {AdminProblem} 404 */
export function withoutBanner(configuration: Configuration, id: string): Configuration {
  const { banners, rules } = configuration
  const removed = banners.find((banner) => banner.id === id)
  if (removed === undefined) throw notFound()
  const without = {
    ...configuration,
    banners: banners.filter((banner) => banner.id !== id),
    rules: { ...rules, banner: withoutGift(rules.banner, id) },
  }
  return withoutUnshown(without, removed.image)
}

export function withText(configuration: Configuration, text: Text): Configuration {
  return { ...configuration, texts: upsert(configuration.texts, text) }
}

/** @throws {AdminProblem} 404 */
export function withoutText(configuration: Configuration, id: string): Configuration {
  const { texts, rules } = configuration
  if (!texts.some((text) => text.id === id)) throw notFound()
  return {
    ...configuration,
    texts: texts.filter((text) => text.id !== id),
    rules: { ...rules, text: withoutGift(rules.text, id) },
  }
}

/** A rule that gave nothing else goes with it: kept, it would deliberately give nothing to those whom it matches. */
function withoutGift(rules: readonly Rule[], id: string): Rule[] {
  return rules.flatMap((rule) => {
    if (!rule.give.includes(id)) return [rule]
    const give = rule.give.filter((given) => given !== id)
    return give.length === 0 ? [] : [{ ...rule, give }]
  })
}
