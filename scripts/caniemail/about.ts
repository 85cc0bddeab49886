/** What a feature is about, where its name does not say it. */
const special: Readonly<Record<string, string>> = {
  'css-at-media': 'at:media',
  'css-at-font-face': 'at:font-face',
  'css-at-import': 'at:import',
  'css-at-keyframes': 'at:keyframes',
  'css-at-supports': 'at:supports',
  'css-border-inline-block': 'property:border-inline,border-block',
  'css-border-inline-block-individual':
    'property:border-inline-start,border-inline-end,border-block-start,border-block-end',
  'css-border-inline-block-longhand': '',
  'css-border-radius-logical': 'property:border-start-start-radius,border-end-end-radius',
  'css-margin-block-start-end': 'property:margin-block-start,margin-block-end',
  'css-margin-inline-block': 'property:margin-inline,margin-block',
  'css-margin-inline-start-end': 'property:margin-inline-start,margin-inline-end',
  'css-padding-block-start-end': 'property:padding-block-start,padding-block-end',
  'css-padding-inline-block': 'property:padding-inline,padding-block',
  'css-padding-inline-start-end': 'property:padding-inline-start,padding-inline-end',
  'css-block-inline-size': 'property:block-size,inline-size',
  'css-column-layout-properties': 'property:column-width,columns,column-gap,column-rule,column-span,column-fill',
  'css-display-flex': 'value:display=flex,display=inline-flex',
  'css-display-grid': 'value:display=grid,display=inline-grid',
  'css-display-none': 'value:display=none',
  'css-function-clamp': 'function:clamp',
  'css-function-light-dark': 'function:light-dark',
  'css-function-max': 'function:max',
  'css-function-min': 'function:min',
  'css-intrinsic-size': 'value:width=min-content,width=max-content,width=fit-content',
  'css-left-right-top-bottom': 'property:left,right,top,bottom',
  'css-linear-gradient': 'function:linear-gradient',
  'css-radial-gradient': 'function:radial-gradient',
  'css-conic-gradient': 'function:conic-gradient',
  'css-modern-color': 'function:oklch,oklab,lch,lab,hwb,color,color-mix',
  'css-rgb': 'function:rgb',
  'css-rgba': 'function:rgba',
  'css-scroll-snap': 'property:scroll-snap-type,scroll-snap-align',
  'css-unit-calc': 'function:calc',
  'css-variables': 'function:var',
  'html-anchor-links': '',
  'html-button-reset': 'element:button',
  'html-form': 'element:form',
  'html-h1-h6': 'element:h1,h2,h3,h4,h5,h6',
  'html-image-maps': 'element:map,area',
  'html-input-text': 'element:input',
  'html-lists': 'element:ul,ol,dl',
  'html-semantics': 'element:article,aside,details,figcaption,figure,footer,header,main,mark,nav,section,summary,time',
  'html-strike': 'element:strike,s',
  'html-strong': 'element:strong,b,em,i',
  'html-svg': 'element:svg',
}

const attributes = new Set(['align', 'background', 'dir', 'hidden', 'srcset', 'valign'])
const elements = new Set(
  `abbr acronym address audio base bdi blockquote code del dfn dialog div hr img link marquee meter object p picture pre
  progress rp rt ruby select small span style table textarea video wbr`.split(/\s+/u),
)
const units = new Set(['ch', 'cm', 'em', 'ex', 'in', 'mm', 'pc', 'pt', 'px', 'rem', 'vh', 'vmax', 'vmin', 'vw'])
/** Not of a property: selectors are gone after inlining, and the rest is none of a signature's. */
const otherwise = /^css-(?:at-|selector-|pseudo-|comments|important|nesting|inert|sytem-ui|unit-(?:initial|percent))/u
const formats: Readonly<Record<string, string>> = { base64: 'data', jpg: 'jpg,jpeg', tiff: 'tiff,tif' }

/** @returns what a feature is about, such as `property:float`; null where the lint has no use for it */
export function aboutOf(slug: string): string | null {
  const said = special[slug]
  if (said !== undefined) return said === '' ? null : said
  const [category = '', ...rest] = slug.split('-')
  const name = rest.join('-')
  if (category === 'image') return `image:${formats[name] ?? name}`
  if (category === 'html') {
    if (attributes.has(name)) return `attribute:${name}`
    return elements.has(name) ? `element:${name}` : null
  }
  if (category !== 'css' || otherwise.test(slug)) return null
  const unit = name.replace(/^unit-/u, '')
  if (name.startsWith('unit-')) return units.has(unit) ? `unit:${unit}` : null
  return `property:${name}`
}
