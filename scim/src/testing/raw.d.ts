/** A file's text: what Vite gives for an import that ends in `?raw`. */
declare module '*?raw' {
  const text: string
  export default text
}
