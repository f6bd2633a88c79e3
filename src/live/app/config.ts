/** The backend's base URL. Every endpoint is below it. */
export const API_BASE_URL = import.meta.env.VITE_API_BASE_URL;
