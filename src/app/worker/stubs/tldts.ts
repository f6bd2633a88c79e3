/**
 * Stands for `tldts` in the bundle. tough-cookie, inside MSW, asks it only to refuse cookies for public suffixes such
 * as `co.uk`, and the simulated server sets none.
 *
 * @returns the last two labels of a host name, or `null` when it has fewer.
 */
export function getDomain(hostname: string): string | null {
  const labels = hostname.split('.');
  return labels.length < 2 ? null : labels.slice(-2).join('.');
}
