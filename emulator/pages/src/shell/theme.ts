import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'
import { useEffect, useState } from 'react'

// Teal on purpose: nobody should take the rehearsal for the real, blue one.
const brand: BrandVariants = {
  10: '#011416',
  20: '#052124',
  30: '#062f34',
  40: '#073c42',
  50: '#084a51',
  60: '#095862',
  70: '#0a616b',
  80: '#0b6a75',
  90: '#217c86',
  100: '#3a8f98',
  110: '#54a2aa',
  120: '#6fb5bc',
  130: '#8bc7cd',
  140: '#a8d9dd',
  150: '#c5eaed',
  160: '#e3f6f7',
}

const light: Theme = createLightTheme(brand)
const dark: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[130],
  colorBrandForeground2: brand[140],
  colorBrandForegroundLink: brand[130],
  colorBrandForegroundLinkHover: brand[140],
}

/** What the person chose; 'system' follows the operating system. */
export type ThemeChoice = 'system' | 'light' | 'dark'

const storageKey = 'rehearsal.theme'
const darkQuery = '(prefers-color-scheme: dark)'

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** The theme to draw with, and the switch for it; the choice survives a reload. */
export function useTheme(): {
  theme: Theme
  isDark: boolean
  choose: (choice: ThemeChoice) => void
  choice: ThemeChoice
} {
  const [choice, setChoice] = useState(storedChoice)
  const [systemDark, setSystemDark] = useState(() => matchMedia(darkQuery).matches)
  useEffect(() => {
    const query = matchMedia(darkQuery)
    const follow = (event: MediaQueryListEvent): void => setSystemDark(event.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  const isDark = choice === 'dark' || (choice === 'system' && systemDark)
  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
    document.documentElement.style.background = isDark ? dark.colorNeutralBackground3 : light.colorNeutralBackground3
  }, [isDark])
  const choose = (next: ThemeChoice): void => {
    if (next === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, next)
    setChoice(next)
  }
  return { theme: isDark ? dark : light, isDark, choose, choice }
}
