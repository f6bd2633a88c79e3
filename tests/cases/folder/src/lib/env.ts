export const env = { apiUrl: 'https://api.shop.example/v2' };
