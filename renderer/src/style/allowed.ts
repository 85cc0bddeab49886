const properties = new Set(
  `color background background-color font font-family font-size font-style font-weight font-variant line-height letter-spacing
  word-spacing text-align text-decoration text-transform text-indent vertical-align white-space word-break overflow-wrap
  width height min-width max-width min-height max-height
  padding padding-top padding-right padding-bottom padding-left margin margin-top margin-right margin-bottom margin-left
  border border-top border-right border-bottom border-left border-color border-style border-width border-radius
  border-top-color border-right-color border-bottom-color border-left-color border-top-width border-right-width
  border-bottom-width border-left-width border-top-style border-right-style border-bottom-style border-left-style
  border-collapse border-spacing table-layout display direction list-style list-style-type mso-line-height-rule`.split(
    /\s+/u,
  ),
)
/** No address, no script, nothing that could end the declaration or the attribute. */
const values = /^(?!.*(?:url|expression|image-set|element|attr|var|env|src)\s*\()[\w\s#.,%()'+*/!-]*$/iu

export const isPropertyAllowed = (property: string): boolean => properties.has(property)

export const isStyleValueAllowed = (value: string): boolean => value !== '' && value.length <= 200 && values.test(value)
