import { useEffect } from 'react';
import { useNavigate } from 'react-router';

export const SESSION_OVER = 'Your session is over. Log in to go on.';

/** A wrapper is outside React and cannot navigate. It publishes an event, and this component has the router. */
export function LogoutListener({ onLeft }: { onLeft: () => Promise<void> }) {
  const navigate = useNavigate();
  useEffect(() => {
    const leave = async () => {
      await navigate('/login', { state: { message: SESSION_OVER }, flushSync: true });
      await onLeft();
    };
    const onLogout = () => void leave();
    window.addEventListener('logged-out', onLogout);
    return () => window.removeEventListener('logged-out', onLogout);
  }, [navigate, onLeft]);
  return null;
}
