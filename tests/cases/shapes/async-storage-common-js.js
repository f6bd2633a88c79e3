const AsyncStorage = require('@react-native-async-storage/async-storage').default;
const { fetchBaseQuery } = require('@reduxjs/toolkit/query/react');
const { Alert } = require('react-native');
const { KEYS } = require('../constants');

const send = fetchBaseQuery({
  baseUrl: 'http://10.0.2.2:8000/api',
  prepareHeaders: async (headers) => {
    const token = await AsyncStorage.getItem(KEYS.ACCESS_TOKEN);
    if (token !== null) headers.append('Authorization', 'Bearer ' + token);
    return headers;
  },
});

module.exports = {
  phoneQuery: async function (args, api, extra) {
    let result = await send(args, api, extra);
    if (result.error && (result.error.status === 401 || result.error.originalStatus === 401)) {
      const refresh = await AsyncStorage.getItem(KEYS.REFRESH_TOKEN);
      const renewed = await send({ url: '/token/refresh/', method: 'POST', body: { refresh } }, api, extra);
      if (renewed.data) {
        await AsyncStorage.multiSet([[KEYS.ACCESS_TOKEN, renewed.data.access]]);
        result = await send(args, api, extra);
      } else {
        await AsyncStorage.multiRemove([KEYS.ACCESS_TOKEN, KEYS.REFRESH_TOKEN]);
        Alert.alert('Session expired');
      }
    }
    return result;
  },
};
