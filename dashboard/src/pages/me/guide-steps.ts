export interface Guide {
  readonly client: string
  /** In order; plain text. */
  readonly steps: readonly string[]
}

/** How a copied or downloaded signature gets into each mail program. */
export const guides: readonly Guide[] = [
  {
    client: 'New Outlook, and Outlook on the web',
    steps: [
      'Choose “Copy the signature” above.',
      'In Outlook open Settings (the gear), then Account, then Signatures.',
      'Choose “Add signature”, give it a name, click into the large field and press Ctrl+V (⌘V on a Mac).',
      'Choose it under “For new messages” and “For replies/forwards”, and save.',
    ],
  },
  {
    client: 'Classic Outlook for Windows',
    steps: [
      'Download the files for Outlook below and open the zip.',
      'Press Windows+R, type %APPDATA%\\Microsoft\\Signatures and press Enter.',
      'Drag everything from the zip into that folder.',
      'In Outlook open File, Options, Mail, Signatures, and choose it for new messages and for replies.',
    ],
  },
  {
    client: 'Gmail',
    steps: [
      'Choose “Copy the signature” above.',
      'In Gmail open Settings (the gear), “See all settings”, and scroll to Signature.',
      'Choose “Create new”, give it a name, click into the field and press Ctrl+V (⌘V on a Mac).',
      'Choose it under “Signature defaults”, and choose “Save Changes” at the bottom of the page.',
    ],
  },
  {
    client: 'Apple Mail',
    steps: [
      'Choose “Copy the signature” above.',
      'In Mail open Settings, Signatures, choose your account and press +.',
      'Take the tick off “Always match my default message font”, click into the field and press ⌘V.',
      'Close the window. Pictures may look missing there; they show in mail.',
    ],
  },
  {
    client: 'Thunderbird',
    steps: [
      'Download the file for Thunderbird below and keep it where it can stay.',
      'Open Account Settings and choose your account.',
      'Tick “Attach the signature from a file instead” and choose the file. It is read anew for each mail.',
    ],
  },
  {
    client: 'A phone',
    steps: [
      'Open this page on the phone and choose “Copy the signature” above.',
      'In Outlook for iOS or Android: your picture, Settings, Signatures. In Mail on an iPhone: Settings, Apps, Mail, Signature.',
      'Touch and hold the field, and choose Paste. Some phones keep the text and drop the pictures.',
    ],
  },
]
