import type { Mail } from '../../health/index.ts'

/** The mail with somebody's link, in words that say who asked and what to do when it was somebody else. */
export function linkMail(to: string, id: string, link: string): Mail {
  const lines = [
    'Somebody (we hope it was you) asked to open your e-mail signature.',
    'Open it with the link below. It works once, and for 15 minutes.',
  ]
  const end = 'You did not ask for it? Then do nothing: nobody gets in without this mail.'
  return {
    to,
    id,
    subject: 'Your e-mail signature: link to sign in',
    text: [...lines, '', link, '', end].join('\n'),
    html: `<p>${lines.join('<br>')}</p><p><a href="${link}">Open my signature</a></p><p>${end}</p>`,
  }
}
