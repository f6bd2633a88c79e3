import { useAddCommentMutation } from '../blogApi.ts';

/** A comment to be written: a mutation, which the server does once for each time that it lets it in. */
export function WriteComment() {
  const [addComment, { data, isLoading, isError }] = useAddCommentMutation();
  return (
    <form
      aria-label="Write a comment"
      action={(form) => {
        const text = form.get('text');
        if (typeof text === 'string' && text !== '') void addComment(text);
      }}
    >
      <label>
        Your comment <input name="text" defaultValue="Curiouser and curiouser." required />
      </label>
      <button disabled={isLoading}>Write it</button>
      {data && <p className="quiet">Written as number {data.id}.</p>}
      {isError && <p role="alert">It was not written, or nobody knows whether it was.</p>}
    </form>
  );
}
