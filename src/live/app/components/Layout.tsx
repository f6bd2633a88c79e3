import { NavLink, Outlet, useNavigate } from 'react-router';

/** What all pages of the app have round them. */
export function Layout({ onLogout }: { onLogout: () => Promise<void> }) {
  const navigate = useNavigate();
  async function leave() {
    await navigate('/login', { state: { message: 'You are logged out.' }, flushSync: true });
    await onLogout();
  }
  return (
    <>
      <header aria-label="Blog">
        <NavLink to="/" end>
          Home
        </NavLink>
        <NavLink to="/blog">Blog</NavLink>
        <button onClick={() => void leave()}>Log out</button>
      </header>
      <Outlet />
    </>
  );
}
