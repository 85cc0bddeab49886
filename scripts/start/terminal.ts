import { stripVTControlCharacters } from 'node:util'

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const barWidth = 28

export interface Task {
  /** Replaces the words of the running line. */
  update(text: string): void
  /** Shows how much of a known amount is done. */
  progress(text: string, done: number, total: number): void
  done(text: string): void
  failed(text: string): void
}

export interface Terminal {
  line(text?: string): void
  /** A line that turns into its result. Without a terminal only the result is printed, and progress by quarters. */
  task(text: string): Task
  bold(text: string): string
  dim(text: string): string
  link(text: string): string
}

/** A display for people (colour, one line that moves) or, where the output is no terminal, for files: plain lines. */
export function openTerminal(output: NodeJS.WriteStream = process.stdout): Terminal {
  const lively = output.isTTY === true && process.env['TERM'] !== 'dumb' && !process.env['CI']
  const coloured = lively && !process.env['NO_COLOR']
  const paint = (code: string, text: string): string => (coloured ? `\u001B[${code}m${text}\u001B[0m` : text)
  const write = (text: string): void => void output.write(text)
  const task = lively ? livelyTask(write, () => output.columns || 80, paint) : plainTask(write)
  return {
    line: (text = '') => write(`${text}\n`),
    task,
    bold: (text) => paint('1', text),
    dim: (text) => paint('2', text),
    link: (text) => paint('36', text),
  }
}

type Paint = (code: string, text: string) => string

function livelyTask(write: (text: string) => void, columns: () => number, paint: Paint): Terminal['task'] {
  return (first) => {
    let text = first
    let frame = 0
    const draw = (): void => {
      frame = (frame + 1) % frames.length
      write(`\r\u001B[2K${paint('36', frames[frame] ?? '·')} ${fit(text, columns() - 3)}`)
    }
    const timer = setInterval(draw, 80)
    draw()
    const end = (mark: string, result: string): void => {
      clearInterval(timer)
      write(`\r\u001B[2K${mark} ${result}\n`)
    }
    return {
      update: (next) => {
        text = next
      },
      progress: (next, done, total) => {
        text = `${next}  ${bar(done, total, paint)}  ${done} of ${total}`
      },
      done: (result) => end(paint('32', '✓'), result),
      failed: (result) => end(paint('31', '✗'), result),
    }
  }
}

function plainTask(write: (text: string) => void): Terminal['task'] {
  return () => {
    let quarter = 0
    let part = ''
    return {
      update: () => {},
      progress: (text, done, total) => {
        const now = total > 0 ? Math.floor((done / total) * 4) : 0
        if (text !== part) quarter = 0
        part = text
        if (now > quarter) write(`  ${text}: ${done} of ${total}\n`)
        quarter = Math.max(quarter, now)
      },
      done: (result) => write(`✓ ${result}\n`),
      failed: (result) => write(`✗ ${result}\n`),
    }
  }
}

function bar(done: number, total: number, paint: Paint): string {
  const filled = total > 0 ? Math.min(barWidth, Math.round((done / total) * barWidth)) : 0
  return `${paint('32', '━'.repeat(filled))}${paint('2', '━'.repeat(barWidth - filled))}`
}

/** Cuts at the edge, because a line that wraps cannot be drawn over. */
function fit(text: string, width: number): string {
  if (stripVTControlCharacters(text).length <= width) return text
  return `${stripVTControlCharacters(text).slice(0, Math.max(0, width - 1))}…`
}
