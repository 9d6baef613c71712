declare module '*.scss';
declare module 'virtual:messages' {
  type Load = () => Promise<Readonly<Record<string, string>>>;
  const catalogues: Readonly<Record<string, Readonly<Record<'en' | 'es', Load>>>>;
  export default catalogues;
}
