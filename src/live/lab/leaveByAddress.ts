import type { Blog } from '../app/blog.tsx';
import { SESSION_OVER } from '../app/components/LogoutListener.tsx';

/**
 * For comparison with the app's own way to the login page, which is its router's: when the session ends on the blog, the
 * browser loads the page anew, and all that was in memory is lost. To be called before the app listens.
 */
export function leaveByAddress(): void {
  window.addEventListener('logged-out', (event) => {
    if (location.hash !== '#/blog') return;
    event.stopImmediatePropagation();
    const address = new URL(location.href);
    // Behind the hash alone, another address would load nothing.
    address.searchParams.set('left', String(Number(address.searchParams.get('left') ?? 0) + 1));
    address.hash = '#/login';
    location.href = address.href;
  });
}

/** Says on the login page why the app is there, which the page before could not leave in memory. */
export async function sayWhyItLeft(router: Blog['router']): Promise<void> {
  const left = location.hash === '#/login' && new URLSearchParams(location.search).has('left');
  if (!left || router.state.location.state !== null) return;
  await router.navigate('/login', { replace: true, state: { message: SESSION_OVER } });
}
