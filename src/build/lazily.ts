/** A list that is made when something of it is first read; handing it on or spreading what holds it reads nothing. */
export function lazily<T>(make: () => readonly T[]): readonly T[] {
  let made: readonly T[] | null = null;
  const list = () => {
    made ??= make();
    return made;
  };
  return new Proxy<readonly T[]>([], {
    get: (_, key) => Reflect.get(list(), key),
    has: (_, key) => Reflect.has(list(), key),
  });
}
