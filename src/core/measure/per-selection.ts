import type { Cube } from './cube.ts';
import type { Selection } from './selection.ts';

/** Works something out once for a cube under a selection, as one page asks for it again and again; it is forgotten with the selection. */
export function perSelection<T extends object>(
  make: (cube: Cube, where: Selection) => T,
): (cube: Cube, where: Selection) => T {
  const known = new WeakMap<Cube, WeakMap<Selection, T>>();
  return (cube, where) => {
    const ofCube = known.get(cube) ?? new WeakMap<Selection, T>();
    known.set(cube, ofCube);
    const found = ofCube.get(where) ?? make(cube, where);
    ofCube.set(where, found);
    return found;
  };
}
