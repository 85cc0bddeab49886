import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { openTerminal } from './terminal.ts'

function output(): { stream: NodeJS.WriteStream; said: () => string } {
  const stream = new PassThrough()
  let text = ''
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return {
    stream: Object.assign(stream, { isTTY: false, columns: 80 }) as unknown as NodeJS.WriteStream,
    said: () => text,
  }
}

describe('without a terminal', () => {
  it('a task is one plain line, and progress comes by quarters of each part', () => {
    const { stream, said } = output()
    const task = openTerminal(stream).task('counting')
    for (let done = 0; done <= 100; done += 1) task.progress('users', done, 100)
    task.progress('members', 50, 100)
    task.done('counted')
    expect(said().split('\n')).toEqual([
      '  users: 25 of 100',
      '  users: 50 of 100',
      '  users: 75 of 100',
      '  users: 100 of 100',
      '  members: 50 of 100',
      '✓ counted',
      '',
    ])
  })

  it('nothing is coloured, and what failed says so', () => {
    const { stream, said } = output()
    const terminal = openTerminal(stream)
    terminal.line(`${terminal.bold('a')}${terminal.dim('b')}${terminal.link('c')}`)
    terminal.task('x').failed('y')
    expect(said()).toBe('abc\n✗ y\n')
  })
})
