import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { LEAVE_BY } from '../../lab/report/page.ts';

export const SESSION_OVER = 'Your session is over. Log in to go on.';

/** A wrapper is outside React and cannot navigate. It publishes an event, and this component has the router. */
export function LogoutListener() {
  const navigate = useNavigate();
  useEffect(() => {
    const leave = () => {
      if (LEAVE_BY === 'href') leaveByAddress();
      else void navigate('/login', { state: { message: SESSION_OVER } });
    };
    window.addEventListener('logged-out', leave);
    return () => window.removeEventListener('logged-out', leave);
  }, [navigate]);
  return null;
}

/** The other way, for comparison: the browser loads the page anew, and all that was in memory is lost. */
function leaveByAddress(): void {
  const address = new URL(window.location.href);
  address.searchParams.set('left', String(Number(address.searchParams.get('left') ?? 0) + 1));
  address.hash = '#/login';
  window.location.href = address.href;
}
