import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'

/** Ink teal. White on shade 80 has a contrast of 5.5; shades 110 to 140 carry text on the dark canvas. */
const brand: BrandVariants = {
  10: '#020f11',
  20: '#0a2327',
  30: '#0c3a40',
  40: '#0b4a52',
  50: '#0a565f',
  60: '#0b616b',
  70: '#0d6a75',
  80: '#0f7480',
  90: '#2b8590',
  100: '#43959f',
  110: '#5ba5ae',
  120: '#74b5bd',
  130: '#8ec5cc',
  140: '#a9d5da',
  150: '#c5e5e9',
  160: '#e2f4f6',
}

const light: Theme = createLightTheme(brand)
const dark: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
}

export type ThemeChoice = 'system' | 'light' | 'dark'
export interface ThemeSetting {
  readonly choice: ThemeChoice
  readonly theme: Theme
  readonly choose: (choice: ThemeChoice) => void
}

const storageKey = 'dynasend.theme'
const darkQuery = window.matchMedia('(prefers-color-scheme: dark)')

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function subscribeToSystem(changed: () => void): () => void {
  darkQuery.addEventListener('change', changed)
  return () => darkQuery.removeEventListener('change', changed)
}

/** The colours to draw with: the system's, unless the person chose otherwise in this browser. */
export function useThemeSetting(): ThemeSetting {
  const systemIsDark = useSyncExternalStore(subscribeToSystem, () => darkQuery.matches)
  const [choice, setChoice] = useState<ThemeChoice>(storedChoice)
  const isDark = choice === 'system' ? systemIsDark : choice === 'dark'
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  }, [choice, isDark])
  return { choice, theme: isDark ? dark : light, choose: setChoice }
}

export const ThemeContext = createContext<ThemeSetting | null>(null)

/** @throws when used outside `App`. */
export function useTheme(): ThemeSetting {
  const setting = useContext(ThemeContext)
  if (!setting) throw new Error('ThemeContext is missing around this component.')
  return setting
}
