import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, forwardRef } from 'react'

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'underline',
    textDecorationThickness: '1px',
    textDecorationColor: tokens.colorNeutralStroke1,
    textUnderlineOffset: '3px',
    ':hover': { textDecorationColor: 'currentColor', color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
})

const Anchor = forwardRef<HTMLAnchorElement, AnchorHTMLAttributes<HTMLAnchorElement>>(
  ({ children, className, ...properties }, reference) => {
    const styles = useStyles()
    return (
      <a {...properties} ref={reference} className={mergeClasses(styles.link, className)}>
        {children}
      </a>
    )
  },
)

/** A link inside the application: a real anchor (new tab, copy address), typed by the router. */
export const AppLink = createLink(Anchor)
