import { createHashRouter, redirect } from 'react-router';
import { Layout } from './components/Layout.tsx';
import { BlogPage } from './pages/BlogPage.tsx';
import { HomePage } from './pages/HomePage.tsx';
import { LoginPage } from './pages/LoginPage.tsx';
import { session } from './session.ts';

const requireSession = () => (session.accessToken() === null ? redirect('/login') : null);

/** Behind the hash, since the app is files on any host: there is nobody to answer `/login`. */
export const router = createHashRouter([
  {
    element: <Layout />,
    children: [
      { path: '/', element: <HomePage /> },
      { path: '/blog', element: <BlogPage />, loader: requireSession },
      { path: '/login', element: <LoginPage /> },
      { path: '*', loader: () => redirect('/') },
    ],
  },
]);
