declare module 'har-schema' {
  /** HAR 1.2 as JSON schemas, by name. */
  const schemas: Readonly<Record<string, { readonly $id: string }>>;
  export = schemas;
}
