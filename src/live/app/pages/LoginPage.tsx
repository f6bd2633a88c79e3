import { useActionState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Session } from '../session.ts';
import { useAppSelector } from '../store.ts';

/** Where an app without a session ends up, and why. */
export function LoginPage({ onLogin }: { onLogin: Session['logIn'] }) {
  const { state } = useLocation() as { state: { message?: string } | null };
  const navigate = useNavigate();
  const read = useAppSelector((root) => root.read.length);
  const [problem, submit, isPending] = useActionState(async (_: string | null, form: FormData) => {
    const failed = await onLogin(textOf(form, 'username'), textOf(form, 'password'));
    if (failed === null) await navigate('/blog');
    return failed;
  }, null);

  const message = problem ?? state?.message ?? null;
  return (
    <main>
      <h1>Log in</h1>
      {message !== null && <p role="alert">{message}</p>}
      <form action={submit}>
        <label>
          User name <input name="username" autoComplete="username" defaultValue="ann" required />
        </label>
        <label>
          Password{' '}
          <input name="password" type="password" autoComplete="current-password" defaultValue="wonderland" required />
        </label>
        <button disabled={isPending}>Log in</button>
      </form>
      <p className="quiet">Posts read so far: {read}.</p>
    </main>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
