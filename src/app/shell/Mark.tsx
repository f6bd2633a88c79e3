/** The mark: a request whose token has expired, and the answer that brings a new one. */
export function Mark() {
  return (
    <svg
      width="26"
      height="14"
      viewBox="0 0 26 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M1 2h7l4 5-4 5H1z" strokeDasharray="2.6 1.9" />
      <path d="M12.5 2H25v10H12.5l4-5z" fill="currentColor" />
    </svg>
  );
}
