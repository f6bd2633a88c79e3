import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { blogApi } from '../blogApi.ts';
import { useAppDispatch } from '../store.ts';

export const SESSION_OVER = 'Your session is over. Log in to go on.';

/** A wrapper is outside React and cannot navigate. It publishes an event, and this component has the router. */
export function LogoutListener() {
  const navigate = useNavigate();
  const dispatch = useAppDispatch();
  useEffect(() => {
    const leave = async () => {
      await navigate('/login', { state: { message: SESSION_OVER }, flushSync: true });
      // The page lives on, and the next user must not see this one's answers. Only now, with the components gone: what
      // is still on the screen would be fetched anew.
      dispatch(blogApi.util.resetApiState());
    };
    const onLogout = () => void leave();
    window.addEventListener('logged-out', onLogout);
    return () => window.removeEventListener('logged-out', onLogout);
  }, [navigate, dispatch]);
  return null;
}
