/** Where Microsoft Graph and the sign-in of a cloud are, without a slash at the end. */
export interface CloudAddresses {
  /** The version follows it: `https://graph.microsoft.com`. */
  readonly graph: string
  /** The tenant follows it: `https://login.microsoftonline.com`. */
  readonly login: string
}

export const cloudNames = ['global', 'us-gov', 'us-gov-dod', 'china'] as const
export type CloudName = (typeof cloudNames)[number]

/** Microsoft: "National cloud deployments" (Graph), "National clouds" (identity platform). */
export const clouds: Readonly<Record<CloudName, CloudAddresses>> = {
  global: { graph: 'https://graph.microsoft.com', login: 'https://login.microsoftonline.com' },
  'us-gov': { graph: 'https://graph.microsoft.us', login: 'https://login.microsoftonline.us' },
  'us-gov-dod': { graph: 'https://dod-graph.microsoft.us', login: 'https://login.microsoftonline.us' },
  china: { graph: 'https://microsoftgraph.chinacloudapi.cn', login: 'https://login.chinacloudapi.cn' },
}
