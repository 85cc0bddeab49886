import { createContext } from 'react'
import type { ThemeChoice } from './theme.ts'

/** The look in use and its switch, for the header. */
export const ThemeContext = createContext<{ isDark: boolean; choose: (choice: ThemeChoice) => void }>({
  isDark: false,
  choose: () => undefined,
})
