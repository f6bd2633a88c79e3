/** The backend's base URL. Every endpoint is below it. */
export const API_BASE_URL = import.meta.env.VITE_API_BASE_URL;

/** The same, by the name that the article of the mutex has for it. */
export const config = { apiBaseUrl: API_BASE_URL };
