import { StrictMode } from 'react';
import { Provider } from 'react-redux';
import { createHashRouter, redirect } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Layout } from './components/Layout.tsx';
import { BlogPage } from './pages/BlogPage.tsx';
import { HomePage } from './pages/HomePage.tsx';
import { LoginPage } from './pages/LoginPage.tsx';
import { createSession } from './session.ts';
import type { TokenHome } from './session.ts';
import { isUnreadable } from './storage.ts';
import { createAppStore } from './store.ts';
import type { StoreParts } from './store.ts';
import { useAuthStore } from './stores/authStore.ts';
import './app.css';

interface BlogParts extends StoreParts {
  /** Where the wrapper looks for its tokens. */
  readonly tokensIn: TokenHome;
}

export type Blog = ReturnType<typeof createBlog>;

/** The whole app, to be rendered as `<blog.App />`. The wrapper comes from outside, and so may a middleware. */
export function createBlog({ tokensIn, ...parts }: BlogParts) {
  const store = createAppStore(parts);
  const session = createSession(store, tokensIn);
  const requireSession = () => (session.accessToken() === null ? redirect('/login') : null);

  // Behind the hash, since the app is files on any host: there is nobody to answer `/login`.
  const router = createHashRouter([
    {
      element: <Layout onLogout={session.logOut} />,
      children: [
        { path: '/', element: <HomePage /> },
        { path: '/blog', element: <BlogPage onSessionOver={session.forgetAnswers} />, loader: requireSession },
        { path: '/login', element: <LoginPage onLogin={session.logIn} /> },
        { path: '*', loader: () => redirect('/') },
      ],
    },
  ]);

  if (isUnreadable(localStorage)) {
    useAuthStore.setState({ accessToken: null });
    const message = 'Your session could not be read from this browser’s storage, and is lost. Log in again.';
    void router.navigate('/login', { state: { message } });
  }

  const App = () => (
    <StrictMode>
      <Provider store={store}>
        <RouterProvider router={router} />
      </Provider>
    </StrictMode>
  );
  return { App, router, session, store };
}
