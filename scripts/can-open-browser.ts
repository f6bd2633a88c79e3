/** Tells whether opening a page would reach somebody: not on a server, in a pipeline, or over SSH. */
export function canOpenBrowser(machine: {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
}): boolean {
  const { platform, env, isTTY } = machine;
  const has = (name: string): boolean => (env[name] ?? '') !== '';
  if (!isTTY || has('CI') || has('SSH_CONNECTION') || env['BROWSER'] === 'none') return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return has('DISPLAY') || has('WAYLAND_DISPLAY') || has('WSL_DISTRO_NAME');
}
