import { type Setting, settings } from './settings.ts'

/** One setting as it stands. */
export interface SettingInUse {
  readonly name: string
  /** `***` for a secret that is set; empty for what is left out. */
  readonly value: string
  readonly from: 'environment' | 'file' | 'default' | 'left out'
}

/** Every setting with its value and where it comes from; never a secret. */
export function settingsInUse(environment: Readonly<Record<string, string | undefined>> = process.env): SettingInUse[] {
  return Object.values<Setting>(settings).map(({ name, secret, fallback }) => {
    const given = environment[name]?.trim() ?? ''
    if (given !== '') return { name, value: secret ? '***' : given, from: 'environment' }
    if (secret && environment[`${name}_FILE`]) return { name, value: '***', from: 'file' }
    return fallback === null || fallback === ''
      ? { name, value: '', from: 'left out' }
      : { name, value: fallback, from: 'default' }
  })
}
