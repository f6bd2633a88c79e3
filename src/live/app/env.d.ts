interface ImportMetaEnv {
  /** The backend's base URL. */
  readonly VITE_API_BASE_URL: string;
}
